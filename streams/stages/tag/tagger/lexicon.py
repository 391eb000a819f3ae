"""What is known of words by their hashes: the lists that they stand in, the rows of their vectors, the clusters."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import Hashes, hash_of
from streams.stages.tag.tagger.letters import UPPER, class_of, is_upper, usual

NAME, COMMON = 1 << 62, 1 << 63  # bits beside those of the lists: how a capitalised word is mostly written
UNKNOWN = -1


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

    def lists(self, text: str, lower: str) -> int:
        """Return the bits of the lists that a word stands in, abbreviated or in capitals though it may be."""
        mask = self._mask(text) or self._mask(text.rstrip("."))
        if not mask and is_upper(text):
            mask = self._mask(text[0] + lower[1:])
        if not class_of(text[0]) & UPPER:
            return mask
        if self._row(text) != UNKNOWN:
            return mask | NAME
        return mask | COMMON if self._row(lower) != UNKNOWN else mask

    def row(self, text: str, lower: str) -> int:
        """Return the row of the vector of a word in its own, lower or usual case; UNKNOWN if there is none."""
        rows = (self._row(word) for word in (text, lower, usual(text, lower)))
        return next((row for row in rows if row != UNKNOWN), UNKNOWN)

    def clusters(self, row: int) -> tuple[int, int, int]:
        """Return the clusters of a row, from coarse to fine."""
        fine = int(self.fine[row])
        middle = int(self.middle[fine])
        return int(self.coarse[middle]), middle, fine

    def _mask(self, word: str) -> int:
        place = _find(self.listed, hash_of(word))
        return 0 if place == UNKNOWN else int(self.masks[place])

    def _row(self, word: str) -> int:
        place = _find(self.known, hash_of(word))
        return UNKNOWN if place == UNKNOWN else int(self.rows[place])


def _find(among: Hashes, wanted: int) -> int:
    place = bisect_left(among, wanted)
    return place if place < len(among) and among[place] == wanted else UNKNOWN
