"""How much two sketches share, in counts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from ctypes import CDLL, c_int64, c_void_p
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from streams.kernel import library
from streams.stages.dedup.pairs import Words
from streams.stages.dedup.rarity import WEIGHED, Rarity
from streams.stages.dedup.sketch import PARTS, SHINGLES, Text, bound, part

QUARTERS = 4
_WEIGHTS = 3 * PARTS
_RARITIES = _WEIGHTS + 2 + 2 * QUARTERS
_COUNTS = _RARITIES + 3 * len(WEIGHED)


class Overlap(NamedTuple):
    """How many hashes two parts share, and how many each has, below the bound of both."""

    shared: int
    ours: int
    theirs: int


class Comparison(NamedTuple):
    """The overlap of each part; of the shingles also the weights and, by quarters of our text, the counts.

    Both are given of those that are shared, and of all ours below the bound of both. `rarities` are the overlaps of
    names and of numbers, each hash counted by its rarity, in steps.
    """

    overlaps: tuple[Overlap, ...]
    rarities: tuple[Overlap, ...]
    shared_weight: int
    weight: int
    shared_by_quarter: Sequence[int]
    ours_by_quarter: Sequence[int]


def compare(ours: Text, theirs: Words, weights: Words, rarity: Rarity) -> Comparison:
    """Compare a text with another's sketch. `weights` has a figure for each shingle of ours."""
    kernel = library()
    counts = (
        compare_in_numpy(ours, theirs, weights, rarity)
        if kernel is None
        else _in_kernel(kernel, ours, theirs, weights, rarity)
    )
    rest = counts[_WEIGHTS:_RARITIES]
    return Comparison(
        _overlaps(counts[:_WEIGHTS]),
        _overlaps(counts[_RARITIES:]),
        rest[0],
        rest[1],
        rest[2 : 2 + QUARTERS],
        rest[2 + QUARTERS :],
    )


def compare_in_numpy(ours: Text, theirs: Words, weights: Words, rarity: Rarity) -> list[int]:
    """Return the counts without the compiled kernel.

    Three for each part, two weights, two for each quarter, and three rarities for each part that is weighed.
    """
    counts = []
    for number in range(PARTS):
        left, right = _under(ours.sketch, theirs, number), _under(theirs, ours.sketch, number)
        counts += [int(np.isin(left, right, assume_unique=True).sum()), len(left), len(right)]
    left, right = _under(ours.sketch, theirs, SHINGLES), _under(theirs, ours.sketch, SHINGLES)
    shared = np.isin(left, right, assume_unique=True)
    weighed = np.frombuffer(weights, np.uint32)[: len(left)].astype(np.int64)
    stands = np.frombuffer(ours.quarters, np.uint32)[: len(left)]
    counts += [int(weighed[shared].sum()), int(weighed.sum())]
    counts += np.bincount(stands[shared], minlength=QUARTERS).tolist()
    counts += np.bincount(stands, minlength=QUARTERS).tolist()
    for row, number in enumerate(WEIGHED):
        left, right = _under(ours.sketch, theirs, number), _under(theirs, ours.sketch, number)
        both = left[np.isin(left, right, assume_unique=True)]
        counts += [int(rarity.of(row, hashes).sum()) for hashes in (both, left, right)]
    return counts


def _overlaps(counts: Sequence[int]) -> tuple[Overlap, ...]:
    return tuple(Overlap(*counts[begin : begin + 3]) for begin in range(0, len(counts), 3))


def _under(sketched: Words, other: Words, number: int) -> np.ndarray[Any, np.dtype[np.uint32]]:
    hashes = np.frombuffer(part(sketched, number), np.uint32)
    return hashes[: int(hashes.searchsorted(min(bound(sketched, number), bound(other, number)), "right"))]


def _in_kernel(kernel: CDLL, ours: Text, theirs: Words, weights: Words, rarity: Rarity) -> Sequence[int]:
    if not len(weights) == len(ours.quarters) == ours.sketch[1]:
        raise ValueError(f"{len(weights)} weights and {len(ours.quarters)} quarters for {ours.sketch[1]} shingles")
    counts = array("q", bytes(8 * _COUNTS))
    sketches = (*ours.sketch.buffer_info(), *theirs.buffer_info())
    figures = (weights.buffer_info()[0], ours.quarters.buffer_info()[0])
    if _typed(kernel).sketch_compare(*sketches, *figures, rarity.address, rarity.highest, counts.buffer_info()[0]):
        raise ValueError("what is compared is no sketch")
    return counts


@cache
def _typed(kernel: CDLL) -> Any:  # noqa: ANN401 - ctypes knows no types of functions
    of_sketches = (c_void_p, c_int64, c_void_p, c_int64, c_void_p, c_void_p)
    kernel.sketch_compare.argtypes = (*of_sketches, c_void_p, c_int64, c_void_p)
    kernel.sketch_compare.restype = c_int64
    return kernel
