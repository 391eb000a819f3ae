"""The memory that the compiled kernel works in: the words that it met, and room for one article."""

from __future__ import annotations

from ctypes import Structure, c_int64, c_void_p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.kernel import address
from streams.stages.tag.tagger.model import COLUMNS, HIDDEN, WIDTH
from streams.stages.tag.tagger.words import REACH, WINDOW

WORDS = 1 << 16  # places in the table of words met, half of which are used; 34 MB
LEAST_ROOM, ROOM = 1 << 11, 1 << 14  # words of an article for which working memory is kept; 5 and 33 MB
LINE = 64  # bytes of a cache line


def pointers(*names: str) -> list[tuple[str, type[c_void_p]]]:
    """Return fields that are pointers."""
    return [(name, c_void_p) for name in names]


def numbers(*names: str) -> list[tuple[str, type[c_int64]]]:
    """Return fields that are whole numbers."""
    return [(name, c_int64) for name in names]


class Words(Structure):
    """The table of words met, as streams/kernel/tagger.h has it."""

    _fields_ = (
        *numbers("capacity"),
        *pointers("entries", "sums", "vectors"),
    )


class Met:
    """The table of the words that were met, with room for half as many as `capacity`, a power of two."""

    def __init__(self, capacity: int = WORDS) -> None:
        """Begin with no word met."""
        self.used, self._capacity, self._entries = 0, capacity, aligned(capacity, LINE // 2)
        self._sums = np.empty((capacity, WINDOW, COLUMNS), np.int16)
        self._vectors = aligned(capacity, WIDTH)
        self.table = Words(capacity, *at(self._entries, self._sums, self._vectors))

    def with_room(self, words: int) -> Met:
        """Return a table with room for so many more words: this one, emptied if need be, or another."""
        if 2 * words > WORDS:
            return Met(1 << (2 * words).bit_length())
        if self._capacity != WORDS:
            return Met()
        if 2 * (self.used + words) > WORDS:
            self._entries[:] = self.used = 0
        return self


class Room:
    """The kernel's working memory for articles of so many words and breaks, as tagger_linear.c and the rest take it.

    All but `scores` and `table_size` say where it lies; `scored` is where `scores` lie.
    """

    def __init__(self, words: int = LEAST_ROOM) -> None:
        """Take room for so many."""
        self._words = words
        self.scores = np.empty((words, COLUMNS), np.int32)
        self.table_size = 1 << (2 * words).bit_length()
        table = np.full(self.table_size, -1, np.int32)
        lower, flags, far = np.zeros((3, words), np.uint8)
        names, places, seen = np.zeros((3, words), np.int32)
        vectors, pool = aligned(words + 2 * REACH, WIDTH), np.zeros((words, 2 * HIDDEN), np.int32)
        hidden, other = aligned(words + 2, HIDDEN), aligned(words + 2, HIDDEN)
        came = np.empty((words, COLUMNS), np.uint8)
        self._kept = (table, lower, flags, far, names, places, seen, vectors, pool, hidden, other, came)
        self.table, self.lower, self.flags, self.far, self.names, self.places, self.seen = at(*self._kept[:7])
        self.vectors, self.pool, self.hidden, self.other, self.came = at(*self._kept[7:])
        (self.scored,) = at(self.scores)

    def for_words(self, words: int) -> Room:
        """Return this room where it is large enough and not of an article out of the common, else another."""
        return self if words <= self._words <= ROOM else Room(max(words, LEAST_ROOM))


def aligned(*shape: int) -> NDArray[np.int16]:
    """Return an array of zeros that begins where a cache line does: wide registers are loaded from one line then."""
    size = int(np.prod(shape))
    room = np.zeros(size + LINE // 2, np.int16)
    begin = -room.ctypes.data % LINE // 2
    return room[begin : begin + size].reshape(shape)


def at(*arrays: NDArray[Any]) -> list[c_void_p]:
    """Return where the values of arrays lie, which must outlive the call."""
    return [address(array) for array in arrays]
