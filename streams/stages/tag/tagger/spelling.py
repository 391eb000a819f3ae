"""Words as rows of code points, and what can be made of their letters: lower case, shape, beginnings, ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import Hashes, hashes
from streams.stages.tag.tagger.letters import CLASSES, DIGIT, LIMIT, LOWER, TO_LOWER, TO_UPPER, UPPER, cases

LONGEST = 40  # characters of a word that count
_LONGEST_SHORT, _LONGEST_RUN = 6, 2
_CLASSES = np.frombuffer(CLASSES + b"\0", np.uint8)  # the last is that of all code points beyond
_LOWER, _UPPER = cases(TO_LOWER), cases(TO_UPPER)
_SIGNS = np.arange(LIMIT, dtype=np.uint32)
for _class, _sign in (DIGIT, "d"), (LOWER, "x"), (UPPER, "X"):
    _SIGNS[_CLASSES[:LIMIT] & _class > 0] = ord(_sign)


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words, a row each: of the code points in `codes` the first `sizes` are the word's, those behind are 0."""

    codes: NDArray[np.uint32]
    sizes: NDArray[np.int64]

    @staticmethod
    def of(texts: Sequence[str]) -> Spelling:
        """Spell words of at most LONGEST characters."""
        sizes = np.fromiter(map(len, texts), np.int64, len(texts))
        width = max(1, int(sizes.max(initial=0)))
        return Spelling(np.array(texts, f"U{width}").view(np.uint32).reshape(len(texts), width), sizes)

    def classes(self) -> NDArray[np.uint8]:
        """Return what counts of each letter, as letters.py has it."""
        found: NDArray[np.uint8] = _CLASSES.take(self.codes, mode="clip")
        return found

    def lower(self) -> Spelling:
        """Return the words in lower case."""
        return Spelling(_in_table(_LOWER, self.codes), self.sizes)

    def capitals(self) -> NDArray[np.uint32]:
        """Return the first letters as capitals."""
        return _in_table(_UPPER, self.codes[:, 0])

    def begun(self, letters: NDArray[np.uint32]) -> Spelling:
        """Return the words with other first letters."""
        codes = self.codes.copy()
        codes[:, 0] = letters
        return Spelling(codes, self.sizes)

    def first(self, size: int) -> Spelling:
        """Return the beginnings of words, at most `size` long."""
        return Spelling(self.codes, np.minimum(self.sizes, size))

    def last(self, size: int) -> Spelling:
        """Return the ends of words, at most `size` long."""
        sizes = np.minimum(self.sizes, size)
        places = np.arange(self.codes.shape[1]) + (self.sizes - sizes)[:, None]
        codes = np.take_along_axis(self.codes, np.minimum(places, self.codes.shape[1] - 1), axis=1)
        return Spelling(codes, sizes)

    def without_stops(self) -> Spelling:
        """Return the words without full stops at the end."""
        ends = np.where(self.codes == ord("."), 0, np.arange(1, self.codes.shape[1] + 1))
        ends[np.arange(self.codes.shape[1]) >= self.sizes[:, None]] = 0
        return Spelling(self.codes, ends.max(axis=1))

    def shape(self) -> Spelling:
        """Return the words with one letter for all capitals, one for all others that have a case, one for digits."""
        return Spelling(_in_table(_SIGNS, self.codes), self.sizes)

    def short(self) -> Spelling:
        """Return the beginning of shapes, of like letters in a row only two."""
        codes, width = self.codes, self.codes.shape[1]
        kept = np.arange(width) < self.sizes[:, None]
        kept[:, _LONGEST_RUN:] &= (codes[:, 2:] != codes[:, 1:-1]) | (codes[:, 2:] != codes[:, :-2])
        places = np.cumsum(kept, axis=1)
        rows, columns = np.nonzero(kept & (places <= _LONGEST_SHORT))
        found = np.zeros_like(codes)
        found[rows, places[rows, columns] - 1] = codes[rows, columns]
        return Spelling(found, np.minimum(places[:, -1], _LONGEST_SHORT))


def hashes_of(*spellings: Spelling) -> Hashes:
    """Return the hashes of words spelt in several ways, of one width all, axes way and word."""
    codes = np.stack([one.codes for one in spellings])
    return hashes(codes, np.stack([one.sizes for one in spellings]))


def _in_table(table: NDArray[np.uint32], codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return np.where(codes < LIMIT, table.take(codes, mode="clip"), codes)
