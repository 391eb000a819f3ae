"""The clusters of a lane: which there are, what is known of each, and which of them a text may belong to."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from streams.stages.dedup.cluster_record import Known, canonical_of, last_of, pack, unpack, with_last
from streams.stages.dedup.comparison import Comparison, compare
from streams.stages.dedup.features import Features, features
from streams.stages.dedup.measures import Bearing, measured
from streams.stages.dedup.numbered import Numbered
from streams.stages.dedup.pair_table import new_pairs
from streams.stages.dedup.pairs import NO_LIMIT, WHOLE, Ranking, Words
from streams.stages.dedup.rarity import Rarity
from streams.stages.dedup.sketch import HEAD, SHINGLES, Text, looked_for, posted, words_of

MOST_CLUSTERS = 64  # of one shingle; a shingle that is in so many tells nothing

_MOST_CANDIDATES = 4
_LEAST_STRENGTH = WHOLE * 7 // 10
_LEAST_SHARE = 0.15  # of the strength of the strongest candidate
_CHANCE = 1  # run of words or letters in common: among a million texts some have one hash of another by chance


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cluster that a text may belong to, and how the text compares with each of the cluster's texts."""

    cluster: int
    texts: tuple[Features, ...]


class Clusters:
    """Clusters by number, which is the count of the article that began it; so none is used again."""

    def __init__(self) -> None:
        """Know no cluster yet."""
        self._known = Numbered()
        self._aliases: dict[int, int] = {}
        self._numbers = new_pairs()
        self._postings = new_pairs()
        self._rarity = Rarity()  # of what the first texts say

    def __len__(self) -> int:
        """Return how many clusters are alive."""
        return len(self._known)

    @property
    def postings(self) -> int:
        """How many pairs of shingle and cluster are held."""
        return len(self._postings)

    def __contains__(self, number: int) -> bool:
        """Say whether the cluster of this number is alive."""
        return number in self._known

    def canonical(self, number: int) -> str:
        """Return the id of the first article of a cluster."""
        return canonical_of(self._known[number])

    def last(self, number: int) -> int:
        """Return the count of the last article that was put in a cluster."""
        return last_of(self._known[number])

    def number(self, canonical: str) -> int | None:
        """Return the cluster that began with the article of this id."""
        found = self._numbers.find(_short(canonical))
        return next((number for number in found if self.canonical(number) == canonical), None)

    def root(self, number: int) -> int:
        """Return the oldest of the clusters that were found to be one with this one."""
        while number in self._aliases:
            number = self._aliases[number]
        return number

    def begin(self, number: int, canonical: str, text: Words) -> None:
        """Begin a cluster with the text of its first article."""
        self._known[number] = pack(Known(number, canonical, text, None))
        self._numbers.add(array("I", (_short(canonical),)), number, NO_LIMIT)
        self._postings.add(posted(text), number, MOST_CLUSTERS)
        self._rarity.add(text)

    def join(self, number: int, text: Words) -> None:
        """Add a text to a cluster, which keeps it if it is the longest but for the first."""
        known = unpack(self._known[number])
        if known.longest is not None and words_of(text) <= words_of(known.longest):
            return
        new = posted(text)
        if known.longest is not None:
            kept = {*posted(known.first), *new}
            gone = array("I", (one for one in posted(known.longest) if one not in kept))
            self._postings.remove(gone, number)
        self._known[number] = pack(known._replace(longest=text))
        self._postings.add(new, number, MOST_CLUSTERS)

    def packed(self, number: int) -> bytes:
        """Return all that is known of a cluster, for `take_back`."""
        return self._known[number]

    def take_back(self, number: int, packed: bytes) -> None:
        """Know of a cluster what `packed` said of it, and nothing else."""
        if self._known.get(number) == packed:
            return
        if number in self._known:
            self._drop(number)
        known = unpack(packed)
        self.begin(number, known.canonical, known.first)
        if known.longest is not None:
            self.join(number, known.longest)

    def unite(self, number: int, root: int) -> None:
        """Say that a cluster, if it is alive, is one with an older one."""
        if number in self._known:
            self._aliases[number] = root

    def put(self, number: int, count: int) -> None:
        """Say that the article of this count is the last of the cluster."""
        self._known[number] = with_last(self._known[number], count)

    def leave(self, number: int, count: int) -> None:
        """Drop the cluster if the article of this count, which is no longer remembered, was its last."""
        if self.last(number) != count:
            return
        self._drop(number)
        self._aliases.pop(number, None)

    def _drop(self, number: int) -> None:
        known = unpack(self._known.pop(number))
        self._rarity.remove(known.first)
        for text in (known.first, known.longest):
            if text is not None:
                self._postings.remove(posted(text), number)
        self._numbers.remove(array("I", (_short(known.canonical),)), number)

    def rank(self, text: Text) -> Ranking:
        """Look up which clusters share the rarest shingles of a text."""
        return self._postings.rank(looked_for(text.sketch), MOST_CLUSTERS, _MOST_CANDIDATES + 1)

    def candidates(self, text: Text, ranking: Ranking, idle: Callable[[int], float]) -> Iterator[Candidate]:
        """Compare a text with those of the clusters that share its rarest shingles, the strongest cluster first.

        The strength of a cluster is the sum, over the shingles shared with it, of 1 / clusters that hold the shingle.
        `idle` gives the hours since its last article, by its number.
        """
        strongest = ranking.values[0][1] if ranking.values else 0
        weights = _weights(text, ranking)
        for number, strength in ranking.values[:_MOST_CANDIDATES]:
            if strength >= max(_LEAST_STRENGTH, _LEAST_SHARE * strongest):
                compared = self._compared(number, text, weights)
                if any(_runs_shared(found) > _CHANCE for found, _ in compared):
                    cluster = Bearing(strength, self._next(number, strength, ranking), idle(number))
                    yield _candidate(number, text, compared, cluster)

    def compare(self, number: int, text: Text, ranking: Ranking, idle: float) -> Candidate:
        """Compare a text, for which the ranking was looked up, with those of a cluster that is idle for so long."""
        compared = self._compared(number, text, _weights(text, ranking))
        own = dict(ranking.values).get(number, 0)
        return _candidate(number, text, compared, Bearing(own, self._next(number, own, ranking), idle))

    def _next(self, number: int, own: int, ranking: Ranking) -> int:
        """Return how much of a ranked text the strongest other cluster shares that shares no more than this one."""
        root = self.root(number)
        below = (other for known, other in ranking.values if other <= own and self.root(known) != root)
        return max(below, default=0)

    def _compared(self, number: int, text: Text, weights: Words) -> list[tuple[Comparison, int]]:
        """Return how a text compares with each of a cluster, and how many words that has."""
        known = unpack(self._known[number])
        texts = tuple(one for one in (known.first, known.longest) if one is not None)
        return [(compare(text, one, weights, self._rarity), words_of(one)) for one in texts]


def _weights(text: Text, ranking: Ranking) -> Words:
    weights = array("I", (WHOLE // (held or 1) for held in ranking.held[: text.sketch[1]]))
    weights.extend([WHOLE] * (text.sketch[1] - len(weights)))  # of a text too short to tell nothing is looked up
    return weights


def _candidate(number: int, text: Text, compared: list[tuple[Comparison, int]], cluster: Bearing) -> Candidate:
    words = words_of(text.sketch)
    return Candidate(number, tuple(features(measured(found, (words, theirs), cluster)) for found, theirs in compared))


def _runs_shared(found: Comparison) -> int:
    return sum(found.overlaps[number].shared for number in (SHINGLES, HEAD))


def _short(canonical: str) -> int:
    return int.from_bytes(blake2b(canonical.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little")
