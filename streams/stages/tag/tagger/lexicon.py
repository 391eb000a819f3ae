"""What is known of words by their hashes: the lists that they stand in, the rows of their vectors, the clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import Hashes

NAME, COMMON = 1 << 62, 1 << 63  # bits beside those of the lists: how a capitalised word is mostly written
UNKNOWN = -1
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`listed` and `known` are in ascending order.

    `masks` has the lists of each word in `listed`, a bit each; `rows` the row of the vector of each word in `known`;
    `fine` the cluster of each row, `middle` the coarser cluster of that, and `coarse` the coarsest of that.
    """

    listed: Hashes
    masks: Hashes
    known: Hashes
    rows: NDArray[np.uint16]
    fine: NDArray[np.uint16]
    middle: NDArray[np.uint16]
    coarse: NDArray[np.uint16]

    def lists(self, words: Hashes) -> Hashes:
        """Return the bits of the lists that words stand in."""
        return _found(self.listed, self.masks, words, np.uint64(0))

    def row(self, words: Hashes) -> Rows:
        """Return the rows of the vectors of words; UNKNOWN of those that have none."""
        return _found(self.known, self.rows, words, np.int64(UNKNOWN))

    def clusters(self, rows: Rows) -> Hashes:
        """Return the clusters of rows, axes from coarse to fine and row."""
        fine = self.fine[rows]
        middle = self.middle[fine]
        return np.stack([self.coarse[middle], middle, fine]).astype(np.uint64)


def are_among(known: Hashes, wanted: Hashes) -> NDArray[np.bool_]:
    """Tell of each of `wanted` whether it is one of `known`, which are in ascending order."""
    return _found(known, np.ones(len(known), np.bool_), wanted, np.False_)


def _found(among: Hashes, values: NDArray[Any], wanted: Hashes, without: np.generic) -> NDArray[Any]:
    if not len(among):
        return np.full(wanted.shape, without)
    places = np.minimum(np.searchsorted(among, wanted), len(among) - 1)
    return np.where(among[places] == wanted, values[places], without)
