"""The words that the twin has met: what they look like and what they add to the sums of both models, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.model import COLUMNS, HIDDEN
from streams.stages.tag.tagger.words import REACH, WINDOW, Looks

WORDS = 1 << 14  # that are kept; 48 MB
OUTSIDE = 0  # the row of what stands outside the article, which adds nothing
_EDGE = np.full(REACH, OUTSIDE)


class Met:
    """A table of words by their letters."""

    def __init__(self, capacity: int = WORDS) -> None:
        """Begin with no word met."""
        self._capacity, self._rows = capacity, dict.fromkeys([""], OUTSIDE)
        letters, lower, shape, cluster = np.zeros((4, capacity), np.uint64)
        self._looks = Looks(letters, lower, shape, cluster, np.zeros(capacity, np.uint8))
        self._sums = np.zeros((capacity, WINDOW, COLUMNS), np.int16)
        self._parts = np.zeros((capacity, WINDOW, HIDDEN), np.int32)

    def with_room(self, words: set[str]) -> Met:
        """Return a table with room for so many other words: this one, or one where no word is met yet."""
        if self._capacity == WORDS and len(self._rows) + len(self.new(words)) <= WORDS:
            return self
        return Met(max(WORDS, len(words) + 1))

    def new(self, words: set[str]) -> list[str]:
        """Return those of `words` that are not in the table."""
        return [*words.difference(self._rows)]

    def add(self, words: Sequence[str], looks: Looks, sums: NDArray[np.int16], parts: NDArray[np.int32]) -> None:
        """Put words into the table."""
        rows = slice(len(self._rows), len(self._rows) + len(words))
        self._rows.update(zip(words, range(rows.start, rows.stop), strict=True))
        for field in fields(Looks):
            getattr(self._looks, field.name)[rows] = getattr(looks, field.name)
        self._sums[rows], self._parts[rows] = sums, parts

    def rows(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the rows of words."""
        return np.fromiter(map(self._rows.__getitem__, words), np.int64, len(words))

    def looks(self, rows: NDArray[np.int64]) -> Looks:
        """Return what the words in some rows look like."""
        return self._looks.at(rows)

    def sums(self, rows: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int16]:
        """Return what the words in the windows around some `places` in an article add to the linear model's sums."""
        return _around(self._sums, rows, places)

    def parts(self, rows: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the same of the first layer of the convolution."""
        return _around(self._parts, rows, places)


def _around(table: NDArray[Any], rows: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[Any]:
    window = np.arange(WINDOW)[:, None]
    words = np.concatenate([_EDGE, rows, _EDGE]).take(places + window)
    found: NDArray[Any] = (
        table.reshape(-1, table.shape[-1]).take(words * WINDOW + window, axis=0).sum(axis=0, dtype=table.dtype)
    )
    return found
