"""The clusters of a lane: which there are, what is known of each, and which of them a text may belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from streams.records import Signature
from streams.stages.dedup.features import Features, compare
from streams.stages.dedup.postings import MOST_CLUSTERS, Postings
from streams.stages.dedup.sketch import Sketch, pack, sketch, unpack
from streams.text.signature import TELLING

MOST_SHINGLES = 1024  # of a cluster: what a live page rewritten a thousand times may add

_MOST_CANDIDATES = 4
_LEAST_STRENGTH = 0.7
_LEAST_SHARE = 0.15  # of the strength of the strongest candidate

Found = Mapping[int, list[int]]
"""The clusters that hold each shingle of a text."""


@dataclass(slots=True)
class _Known:
    """A cluster: its first text, its longest other one, and the count of the last article that was put in it."""

    canonical: str
    first: bytes
    longest: bytes | None = None
    longest_words: int = 0
    shingles: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text of a cluster that a new text may belong to, and how the two compare."""

    cluster: int
    text: Sketch
    features: Features


class Clusters:
    """Clusters by number, counted in the order in which they began; a number is never used again."""

    def __init__(self) -> None:
        """Know no cluster yet."""
        self._clusters: dict[int, _Known] = {}
        self._numbers: dict[str, int] = {}
        self._postings = Postings(alive=self._clusters)
        self._begun = 0

    def __len__(self) -> int:
        """Return how many clusters are alive."""
        return len(self._clusters)

    def canonical(self, number: int) -> str:
        """Return the id of the first article of a cluster."""
        return self._clusters[number].canonical

    def last(self, number: int) -> int:
        """Return the count of the last article that was put in a cluster."""
        return self._clusters[number].last

    def number(self, canonical: str) -> int | None:
        """Return the cluster that began with the article of this id."""
        return self._numbers.get(canonical)

    def first(self, number: int) -> Sketch:
        """Return the first text of a cluster."""
        return unpack(self._clusters[number].first)

    def find(self, signature: Signature) -> Found:
        """Look up the shingles of a text; one that is too short to tell has none."""
        telling = signature.words >= TELLING
        return {shingle: self._postings.clusters(shingle) for shingle in signature.shingles} if telling else {}

    def begin(self, canonical: str, signature: Signature, found: Found) -> int:
        """Begin a cluster with an article in which `found` was found, and return its number."""
        number = self._begun
        self._begun += 1
        self._clusters[number] = _Known(canonical=canonical, first=pack(signature))
        self._numbers[canonical] = number
        self._post(number, found)
        return number

    def join(self, number: int, signature: Signature, found: Found) -> None:
        """Add a text in which `found` was found to a cluster."""
        known = self._clusters[number]
        if signature.words > known.longest_words:
            known.longest, known.longest_words = pack(signature), signature.words
        self._post(number, found)

    def put(self, number: int, count: int) -> None:
        """Say that the article of this count is the last of the cluster."""
        self._clusters[number].last = count

    def leave(self, number: int, count: int) -> None:
        """Drop the cluster if the article of this count, which is no longer remembered, was its last."""
        known = self._clusters[number]
        if known.last == count:
            del self._clusters[number]
            del self._numbers[known.canonical]

    def candidates(self, signature: Signature, found: Found) -> Iterator[Candidate]:
        """Compare a text with those of the clusters that share its rarest shingles, the strongest cluster first.

        The strength of a cluster is the sum, over the shingles shared with it, of 1 / clusters that hold the shingle.
        """
        strengths = _strengths(found)
        rarity = {shingle: 1 / max(1, len(numbers)) for shingle, numbers in found.items()}
        new = sketch(signature)
        for number in _strongest(strengths):
            for text in self._texts(number):
                yield Candidate(number, text, compare(new, text, rarity, strengths[number]))

    def _texts(self, number: int) -> Iterator[Sketch]:
        known = self._clusters[number]
        yield unpack(known.first)
        if known.longest is not None:
            yield unpack(known.longest)

    def _post(self, number: int, found: Found) -> None:
        known = self._clusters[number]
        for shingle, numbers in found.items():
            if number in numbers or len(numbers) >= MOST_CLUSTERS or known.shingles >= MOST_SHINGLES:
                continue
            self._postings.add(shingle, number)
            known.shingles += 1


def _strengths(found: Found) -> dict[int, float]:
    strengths: dict[int, float] = defaultdict(float)
    for numbers in found.values():
        if 0 < len(numbers) < MOST_CLUSTERS:
            rarity = 1 / len(numbers)
            for number in numbers:
                strengths[number] += rarity
    return strengths


def _strongest(strengths: Mapping[int, float]) -> list[int]:
    ranked = sorted(strengths, key=lambda number: (-strengths[number], number))[:_MOST_CANDIDATES]
    least = max(_LEAST_STRENGTH, _LEAST_SHARE * strengths[ranked[0]]) if ranked else 0.0
    return [number for number in ranked if strengths[number] >= least]
