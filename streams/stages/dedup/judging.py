"""The numbers behind a decision, as records carry them."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from streams import ids
from streams.records import Compared, Feature, Judgement
from streams.stages.dedup.features import Features

_DIGITS = 3
_FARTHEST = 500.0  # log odds that `exp` can take


class Scored(NamedTuple):
    """A cluster by the id of its first article, and how the text of it that speaks most for it compares."""

    canonical: str
    score: float
    features: Features


def judged(ranked: Sequence[Scored], *, joins: bool) -> Judgement | None:
    """Return the judgement on clusters, the closest first, the first of which the article joins or not."""
    if not ranked:
        return None
    joined, others = (ranked[0], ranked[1:]) if joins else (None, ranked)
    return Judgement(
        joined=_compared(joined) if joined else None, closest_other=_compared(others[0]) if others else None
    )


def _compared(scored: Scored) -> Compared:
    features = zip(Features._fields, scored.features, strict=True)
    return Compared(
        cluster=ids.cluster_id(scored.canonical),
        canonical=scored.canonical,
        probability=round(_probability(scored.score), _DIGITS + 1),
        features=tuple(Feature(name=name, value=round(value, _DIGITS)) for name, value in features),
    )


def _probability(score: float) -> float:
    return 1 / (1 + exp(-max(-_FARTHEST, score)))
