"""Pairs of a key and a value, 32 bits each: which clusters hold a shingle, which rows a digest.

There are two kinds of table with the same answers: compiled (pair_table.py), and the one below in Python.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

WHOLE = 2**20  # the weight of a key that one value has
HIGHEST_VALUE = 2**32 - 2
NO_LIMIT = 2**32

_BUCKETS = 4096
_BITS = 32
_LOW = 2**_BITS - 1

Words: TypeAlias = "array[int]"
"""Unsigned integers of 32 bits: `array("I")`."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What shares the rarest keys.

    `held`: how many values each key has, counted up to a limit at which a key tells nothing; one of fewer values tells
    WHOLE // held. `values`: the strongest values with what their keys tell in all, the strongest first, and of two that
    are as strong the smaller first.
    """

    held: Sequence[int]
    values: Sequence[tuple[int, int]]


class Pairs(Protocol):
    """A table of pairs, each of which it holds once. Values are at most HIGHEST_VALUE."""

    def __len__(self) -> int:
        """Return how many pairs there are."""
        ...

    def add(self, keys: Words, value: int, most: int) -> None:
        """Add each key with `value`, but to no key more values than `most`."""
        ...

    def remove(self, keys: Words, value: int) -> None:
        """Remove each key with `value`, where the pair is there."""
        ...

    def find(self, key: int) -> Sequence[int]:
        """Return the values of a key, in any order; at most 64 of them."""
        ...

    def rank(self, keys: Words, most: int, top: int) -> Ranking:
        """Return the `top` values that share the rarest keys; a key of `most` values (256 at most) tells nothing."""
        ...


MOST_FOUND = 64


class SortedPairs:
    """Pairs in sorted arrays, eight bytes each."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._buckets: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return sum(map(len, self._buckets.values()))

    def add(self, keys: Words, value: int, most: int) -> None:
        """Add each key with `value`, but to no key more values than `most`."""
        for key in keys:
            bucket, begin, end = self._place(key)
            at = bisect_left(bucket, key << _BITS | value, begin, end)
            if end - begin < most and (at == end or bucket[at] != key << _BITS | value):
                bucket.insert(at, key << _BITS | value)

    def remove(self, keys: Words, value: int) -> None:
        """Remove each key with `value`, where the pair is there."""
        for key in keys:
            bucket, begin, end = self._place(key)
            at = bisect_left(bucket, key << _BITS | value, begin, end)
            if at < end and bucket[at] == key << _BITS | value:
                del bucket[at]

    def find(self, key: int) -> Sequence[int]:
        """Return the values of a key, in any order; at most 64 of them."""
        return list(self._values(key, MOST_FOUND))

    def rank(self, keys: Words, most: int, top: int) -> Ranking:
        """Return the `top` values that share the rarest keys; a key of `most` values (256 at most) tells nothing."""
        strengths: defaultdict[int, int] = defaultdict(int)
        held = []
        for key in keys:
            found = list(self._values(key, most))
            held.append(len(found))
            for value in found if len(found) < most else ():
                strengths[value] += WHOLE // len(found)
        strongest = sorted(strengths.items(), key=lambda pair: (-pair[1], pair[0]))
        return Ranking(held, strongest[:top])

    def _place(self, key: int) -> tuple[array[int], int, int]:
        bucket = self._buckets[key % _BUCKETS]
        begin = bisect_left(bucket, key << _BITS)
        return bucket, begin, bisect_left(bucket, (key + 1) << _BITS, begin)

    def _values(self, key: int, most: int) -> Iterator[int]:
        bucket, begin, end = self._place(key)
        return (pair & _LOW for pair in bucket[begin : min(end, begin + most)])
