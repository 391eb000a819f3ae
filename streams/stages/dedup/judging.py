"""The numbers behind a decision, as records carry them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from streams import ids
from streams.records import Compared, Feature, Judgement
from streams.stages.dedup.features import Features
from streams.stages.dedup.model import probability

_DIGITS = 3


class Scored(NamedTuple):
    """A cluster by the id of its first article, and how the text of it that speaks most for it compares."""

    canonical: str
    score: float
    features: Features


def judged(joined: Sequence[Scored], others: Sequence[Scored]) -> Judgement | None:
    """Return the judgement on the clusters that an article belongs to, the first of which it joins, and on others."""
    if not joined and not others:
        return None
    closest = max(others, key=lambda one: one.score, default=None)
    return Judgement(
        joined=_compared(joined[0]) if joined else None,
        closest_other=None if closest is None else _compared(closest),
    )


def _compared(scored: Scored) -> Compared:
    features = zip(Features._fields, scored.features, strict=True)
    return Compared(
        cluster=ids.cluster_id(scored.canonical),
        canonical=scored.canonical,
        probability=round(probability(scored.score), _DIGITS + 1),
        features=tuple(Feature(name=name, value=round(value, _DIGITS)) for name, value in features),
    )
