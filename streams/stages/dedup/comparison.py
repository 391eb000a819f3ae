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
from streams.stages.dedup.sketch import PARTS, SHINGLES, bound, part

QUARTERS = 4
_COUNTS = 3 * PARTS + 2 + 2 * QUARTERS


class Overlap(NamedTuple):
    """How many hashes two parts share, and how many each has, below the bound of both."""

    shared: int
    ours: int
    theirs: int


class Comparison(NamedTuple):
    """The overlap of each part; of the shingles also the weights and, by quarters of our text, the counts.

    Both are given of those that are shared, and of all ours below the bound of both.
    """

    overlaps: tuple[Overlap, ...]
    shared_weight: int
    weight: int
    shared_by_quarter: Sequence[int]
    ours_by_quarter: Sequence[int]


def compare(ours: Words, theirs: Words, weights: Words, quarters: Words) -> Comparison:
    """Compare two sketches. `weights` and `quarters` have a figure for each of our shingles."""
    kernel = library()
    counts = (
        compare_in_numpy(ours, theirs, weights, quarters)
        if kernel is None
        else _in_kernel(kernel, ours, theirs, weights, quarters)
    )
    overlaps = tuple(Overlap(*counts[begin : begin + 3]) for begin in range(0, 3 * PARTS, 3))
    rest = counts[3 * PARTS :]
    return Comparison(overlaps, rest[0], rest[1], rest[2 : 2 + QUARTERS], rest[2 + QUARTERS :])


def compare_in_numpy(ours: Words, theirs: Words, weights: Words, quarters: Words) -> list[int]:
    """Return the counts without the compiled kernel: three for each part, two weights, two for each quarter."""
    counts = []
    for number in range(PARTS):
        left, right = _under(ours, theirs, number), _under(theirs, ours, number)
        counts += [int(np.isin(left, right, assume_unique=True).sum()), len(left), len(right)]
    left, right = _under(ours, theirs, SHINGLES), _under(theirs, ours, SHINGLES)
    shared = np.isin(left, right, assume_unique=True)
    weighed = np.frombuffer(weights, np.uint32)[: len(left)].astype(np.int64)
    stands = np.frombuffer(quarters, np.uint32)[: len(left)]
    counts += [int(weighed[shared].sum()), int(weighed.sum())]
    return [
        *counts,
        *np.bincount(stands[shared], minlength=QUARTERS).tolist(),
        *np.bincount(stands, minlength=QUARTERS).tolist(),
    ]


def _under(sketched: Words, other: Words, number: int) -> np.ndarray[Any, np.dtype[np.uint32]]:
    hashes = np.frombuffer(part(sketched, number), np.uint32)
    return hashes[: int(hashes.searchsorted(min(bound(sketched, number), bound(other, number)), "right"))]


def _in_kernel(kernel: CDLL, ours: Words, theirs: Words, weights: Words, quarters: Words) -> Sequence[int]:
    if not len(weights) == len(quarters) == ours[1]:
        raise ValueError(f"{len(weights)} weights and {len(quarters)} quarters for {ours[1]} shingles")
    counts = array("q", bytes(8 * _COUNTS))
    arrays = (*ours.buffer_info(), *theirs.buffer_info(), weights.buffer_info()[0], quarters.buffer_info()[0])
    if _typed(kernel).sketch_compare(*arrays, counts.buffer_info()[0]):
        raise ValueError("what is compared is no sketch")
    return counts


@cache
def _typed(kernel: CDLL) -> Any:  # noqa: ANN401 - ctypes knows no types of functions
    kernel.sketch_compare.argtypes = (c_void_p, c_int64, c_void_p, c_int64, c_void_p, c_void_p, c_void_p)
    kernel.sketch_compare.restype = c_int64
    return kernel
