"""The numbers behind a decision, as records carry them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from streams import ids
from streams.records import Compared, Feature, Judgement
from streams.stages.dedup.features import Features

_STEPS = 100  # in which a feature is told
_DIGITS = 4  # of a probability


class Scored(NamedTuple):
    """A cluster by the id of its first article, and how the text of it that speaks most for it compares."""

    canonical: str
    probability: float
    features: Features


def judged(joined: Scored | None, others: Sequence[Scored]) -> Judgement | None:
    """Return the judgement on the cluster that an article joins, if any, and on those that it does not."""
    closest = max(others, key=lambda one: one.probability, default=None)
    if joined is None and closest is None:
        return None
    return Judgement(
        joined=None if joined is None else _compared(joined),
        closest_other=None if closest is None else _compared(closest),
    )


def _compared(scored: Scored) -> Compared:
    return Compared(
        cluster=ids.cluster_id(scored.canonical),
        canonical=scored.canonical,
        probability=round(scored.probability, _DIGITS),
        features=tuple([steps[round(value * _STEPS)] for steps, value in zip(_told(), scored.features, strict=True)]),
    )


@cache
def _told() -> tuple[tuple[Feature, ...], ...]:
    """Return each feature at each of its steps: making them anew takes longer than the decision."""
    steps = range(_STEPS + 1)
    return tuple(tuple(Feature(name=name, value=step / _STEPS) for step in steps) for name in Features._fields)
