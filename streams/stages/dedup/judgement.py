"""Which of the clusters that a text resembles it belongs to, and which of them it shows to be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from streams.stages.dedup.clusters import Candidate
from streams.stages.dedup.features import Features
from streams.stages.dedup.model import Model, probability

JOINED_FROM = 0.75  # probability at which an article joins a cluster: to join strangers is worse than to miss a copy
MERGED_FROM = 0.9  # probability at which a second cluster that an article resembles is found to be one with the first

_WHOLE = 0.6  # of each of two texts: so what resembles two clusters has a part of its own that stands in both


class Sure(NamedTuple):
    """The probability that an article belongs to a cluster, and whether the two are one nearly from end to end."""

    similarity: float
    whole: bool


class Judgement(NamedTuple):
    """The cluster that an article belongs to, and others that are one with it, each with its probability."""

    cluster: int
    similarity: float
    merged: tuple[tuple[int, float], ...]


def judge(model: Model, candidates: Iterable[Candidate], root: Callable[[int], int]) -> Judgement | None:
    """Return where an article belongs; None where it resembles no candidate enough.

    `root` gives the oldest of the clusters that were found to be one with a cluster, and only that is answered.
    """
    sure = _by_root(model, candidates, root)
    alike = (number for number, how in sure.items() if how.similarity >= JOINED_FROM)
    best = max(alike, key=lambda number: (sure[number].whole, sure[number].similarity), default=None)
    if best is None:
        return None
    one = {best, *(number for number, how in sure.items() if how.whole)} if sure[best].whole else {best}
    oldest, *merged = sorted(one)
    return Judgement(oldest, sure[best].similarity, tuple((number, sure[number].similarity) for number in merged))


def how_sure(model: Model, candidate: Candidate) -> Sure:
    """Return how sure it is that an article belongs to a cluster, by the text of it that speaks most for it."""
    sure = [probability(model.score(text)) for text in candidate.texts]
    whole = any(one >= MERGED_FROM and _is_whole(text) for one, text in zip(sure, candidate.texts, strict=True))
    return Sure(max(sure), whole=whole)


def _by_root(model: Model, candidates: Iterable[Candidate], root: Callable[[int], int]) -> dict[int, Sure]:
    found: dict[int, Sure] = {}
    for one in candidates:
        number, how = root(one.cluster), how_sure(model, one)
        before = found.get(number, how)
        found[number] = Sure(max(before.similarity, how.similarity), whole=before.whole or how.whole)
    return found


def _is_whole(text: Features) -> bool:
    """Say whether two texts are one nearly from end to end, as those of two stories in one round-up never are."""
    return min(text.contained, text.length) >= _WHOLE
