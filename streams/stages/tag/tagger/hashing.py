"""Hashes of words and of what is said of them: 64 bits, the same here as in streams/kernel/tagger.h."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

BITS = 21
BUCKETS = 1 << BITS
_BEGIN, _PRIME, _ALL = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1
_KIND, _FIRST, _SECOND, _LAST = (
    np.uint64(factor) for factor in (0x165667B19E3779F9, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9)
)


def hash_of(word: str) -> int:
    """Return the hash of the code points of a word (FNV-1a, Fowler et al., a code point at a time)."""
    found = _BEGIN
    for letter in word:
        found = ((found ^ ord(letter)) * _PRIME) & _ALL
    return found


def hashes(codes: NDArray[np.uint32], sizes: NDArray[np.int64]) -> Hashes:
    """Return the same for many words: along the last axis of `codes` the first `sizes` code points count."""
    found = np.full(sizes.shape, _BEGIN, np.uint64)
    for place, letters in enumerate(np.ascontiguousarray(np.moveaxis(codes, -1, 0))):
        found = np.where(place < sizes, (found ^ letters) * np.uint64(_PRIME), found)
    return found


def mixed(kind: Hashes, first: Hashes, second: Hashes) -> Hashes:
    """Return the hashes of features of a `kind` that have two values."""
    found: Hashes = kind * _KIND ^ first * _FIRST ^ second * _SECOND
    found = (found ^ found >> np.uint64(29)) * _LAST
    return found ^ found >> np.uint64(32)


def buckets(hashes: Hashes) -> NDArray[np.int64]:
    """Return the bucket of each hash: all that falls into one bucket weighs the same."""
    return (hashes & np.uint64(BUCKETS - 1)).astype(np.int64)
