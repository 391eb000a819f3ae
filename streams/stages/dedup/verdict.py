"""Where an article belongs, by the articles and clusters that its lane remembers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from streams.records import Judgement, Role
from streams.stages.dedup.clusters import Candidate, Clusters
from streams.stages.dedup.documents import Documents, Found
from streams.stages.dedup.features import Features
from streams.stages.dedup.judging import Scored, judged
from streams.stages.dedup.model import Model, probability, trained
from streams.stages.dedup.progress import hours_since
from streams.stages.dedup.sketch import Text, words_of

JOINED_FROM = 0.65  # probability at which an article joins a cluster: to join strangers is worse than to miss a copy
MERGED_FROM = 0.85  # probability at which a second cluster that an article resembles is found to be one with the first

_WHOLE = 0.6  # of each of two texts: so what resembles two clusters has a part of its own that stands in both


class Verdict(NamedTuple):
    """Where an article belongs; `cluster` is None where it begins one.

    `merged` are other clusters that are one with it, each with the probability that the article belongs there.
    """

    cluster: int | None
    role: Role
    similarity: float
    merged: tuple[tuple[int, float], ...] = ()
    judgement: Judgement | None = None


class _Sure(NamedTuple):
    """The probability that an article belongs to a cluster, and whether the two are one nearly from end to end.

    `features` are those of the text of the cluster that speaks most for it.
    """

    similarity: float
    whole: bool
    features: Features


class Judge:
    """Judges articles, and remembers nothing of them."""

    def __init__(self, documents: Documents, clusters: Clusters, model: Model | None = None) -> None:
        """Take what a lane remembers, which the lane alone changes."""
        self._documents = documents
        self._clusters = clusters
        self._model = model or trained()

    def verdict(self, article: str, found: Found, text: Text, now: int | None) -> Verdict:
        """Say where the article of this id belongs, of which so much was found; `now` is the time of the lane."""
        return self._update(article, found.latest, text, now) or self._exact(found.copy, text) or self._near(text, now)

    def _update(self, article: str, latest: int | None, text: Text, now: int | None) -> Verdict | None:
        known = None if latest is None else self._documents.answer(latest).cluster
        own = self._clusters.number(article) if known is None else known  # outlives its first article
        if own is None:
            return None
        number = self._clusters.root(own)
        compared = self._clusters.compare(number, text, self._clusters.rank(text), self._idle(number, now))
        (sure,) = self._scored([compared])
        return Verdict(number, Role.UPDATE, sure.similarity)

    def _exact(self, copy: int | None, text: Text) -> Verdict | None:
        if copy is None or not words_of(text.sketch):
            return None
        return Verdict(self._clusters.root(self._documents.answer(copy).cluster), Role.EXACT, 1.0)

    def _near(self, text: Text, now: int | None) -> Verdict:
        idle = partial(self._idle, now=now)
        sure = self._sure([*self._clusters.candidates(text, self._clusters.rank(text), idle)])
        alike = (number for number, how in sure.items() if how.similarity >= JOINED_FROM)
        best = max(alike, key=lambda number: (sure[number].whole, sure[number].similarity), default=None)
        if best is None:
            return Verdict(None, Role.CANONICAL, 1.0, judgement=self._judged(None, sure))
        one = {best, *(number for number, how in sure.items() if how.whole)} if sure[best].whole else {best}
        oldest, *merged = sorted(one)
        others = {number: how for number, how in sure.items() if number not in merged}
        return Verdict(
            oldest,
            Role.NEAR,
            sure[best].similarity,
            tuple((number, sure[number].similarity) for number in merged),
            self._judged(oldest, others),
        )

    def _idle(self, number: int, now: int | None) -> float:
        """Return the hours of the lane's time since the last article of a cluster came; 0 where there is no time."""
        return hours_since(self._documents.stamp(self._clusters.last(self._clusters.root(number))), now)

    def _judged(self, joined: int | None, sure: Mapping[int, _Sure]) -> Judgement | None:
        scored = {
            number: Scored(self._clusters.canonical(number), how.similarity, how.features)
            for number, how in sure.items()
        }
        return judged(scored.get(joined or 0), [one for number, one in scored.items() if number != joined])

    def _sure(self, candidates: Sequence[Candidate]) -> dict[int, _Sure]:
        """Return how sure it is that an article belongs to each of the clusters, under the oldest name of each."""
        found: dict[int, _Sure] = {}
        for one, how in zip(candidates, self._scored(candidates), strict=True):
            number = self._clusters.root(one.cluster)
            before = found.get(number)
            found[number] = how if before is None else _either(before, how)
        return found

    def _scored(self, candidates: Sequence[Candidate]) -> list[_Sure]:
        if not candidates:
            return []
        scores = iter(self._model.scores([text for one in candidates for text in one.texts]))
        return [_speaking(one.texts, [probability(next(scores)) for _ in one.texts]) for one in candidates]


def _speaking(texts: Sequence[Features], sure: Sequence[float]) -> _Sure:
    most = max(sure)
    whole = any(one >= MERGED_FROM and _whole(text) for one, text in zip(sure, texts, strict=True))
    return _Sure(most, whole=whole, features=texts[sure.index(most)])


def _either(one: _Sure, other: _Sure) -> _Sure:
    more = one if one.similarity >= other.similarity else other
    return more._replace(whole=one.whole or other.whole)


def _whole(text: Features) -> bool:
    """Say whether two texts are one nearly from end to end, as those of two stories in one round-up never are."""
    return min(text.contained, text.length) >= _WHOLE
