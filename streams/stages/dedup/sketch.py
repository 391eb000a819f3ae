"""A signature ready to be compared, and its packed form that a lane keeps."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from streams.records import Signature
from streams.text import signature as signing

_PARTS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """All hashes of a set that lie below a bound: two samples compare below the lower of their bounds."""

    hashes: frozenset[int]
    below: int

    def under(self, bound: int) -> frozenset[int]:
        """Return the hashes below `bound`."""
        return self.hashes if bound >= self.below else frozenset(one for one in self.hashes if one < bound)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What two texts are compared by."""

    words: int
    shingles: Sample
    head: frozenset[int]
    names: Sample
    numbers: Sample
    vocabulary: Sample


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many hashes two samples share, and how many each has, below the bound of both."""

    shared: int
    left: int
    right: int


def overlap(left: Sample, right: Sample) -> Overlap:
    """Count what two samples share."""
    bound = min(left.below, right.below)
    ours, theirs = left.under(bound), right.under(bound)
    return Overlap(len(ours & theirs), len(ours), len(theirs))


def containment(left: Sample, right: Sample) -> float:
    """Return the share of the smaller text that stands in the larger (Broder 1997), 0 where there is nothing."""
    found = overlap(left, right)
    smaller = min(found.left, found.right)
    return found.shared / smaller if smaller else 0.0


def shingle_sample(shingles: Sequence[int], words: int, most: int = signing.MOST_SHINGLES) -> Sample:
    """Return the sample in the shingles of a signature, of which the `most` smallest were kept."""
    bound = signing.HASHES if words <= signing.SAMPLED_ABOVE else signing.SAMPLED_BELOW
    return _sample(shingles, most, bound)


def pack(signature: Signature) -> bytes:
    """Return what `unpack` needs, in four bytes a hash."""
    parts = _parts(signature)
    return array("I", [signature.words, *map(len, parts), *(one for part in parts for one in part)]).tobytes()


def unpack(packed: bytes) -> Sketch:
    """Return the sketch of the signature that was packed."""
    hashes = array("I", packed)
    parts, start = [], 1 + _PARTS
    for length in hashes[1:start]:
        parts.append(hashes[start : start + length])
        start += length
    return _sketch(hashes[0], parts)


def sketch(signature: Signature) -> Sketch:
    """Return the sketch of a signature."""
    return _sketch(signature.words, _parts(signature))


def _parts(signature: Signature) -> list[tuple[int, ...]]:
    return [signature.shingles, signature.head, signature.names, signature.numbers, signature.vocabulary]


def _sketch(words: int, parts: Sequence[Sequence[int]]) -> Sketch:
    shingles, head, names, numbers, vocabulary = parts
    return Sketch(
        words=words,
        shingles=shingle_sample(shingles, words),
        head=frozenset(head),
        names=_sample(names, signing.MOST_NAMES),
        numbers=_sample(numbers, signing.MOST_NUMBERS),
        vocabulary=_sample(vocabulary, signing.MOST_VOCABULARY),
    )


def _sample(hashes: Sequence[int], most: int, bound: int = signing.HASHES) -> Sample:
    return Sample(frozenset(hashes), bound if len(hashes) < most else hashes[-1] + 1)
