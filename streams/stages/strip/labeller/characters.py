"""What kinds of characters the lines of an article are made of."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from streams.stages.strip.labeller.arrays import Flags, Floats, Integers


class Kind(IntEnum):
    """Kinds of characters."""

    OTHER = 0
    UPPER = 1
    LOWER = 2
    DIGIT = 3
    SPACE = 4
    COMMA = 5
    STOP = 6
    QUESTION = 7
    COLON = 8
    BAR = 9
    QUOTE = 10
    BRACKET = 11
    SLASH = 12
    SIGN = 13
    IDEOGRAM = 14
    DASH = 15


_MARKS = {
    Kind.COMMA: ",;،、",
    Kind.STOP: ".…।。",
    Kind.QUESTION: "?!؟",
    Kind.COLON: ":",
    Kind.BAR: "|•·»›>▶►→‹«",  # noqa: RUF001 - as pages use them
    Kind.QUOTE: "\"“”„'‘’",  # noqa: RUF001 - as pages use them
    Kind.BRACKET: "()[]",
    Kind.SLASH: "/\\",
    Kind.SIGN: "@#©®™&*+=_",
    Kind.DASH: "-–—",  # noqa: RUF001 - as pages use them
}
_TABLE_END = 0x3100  # behind the kana; further on are ideograms, and letters without case
_KANA = 0x3040
_UNIFIED_END, _HANGUL, _HANGUL_END = 0xA000, 0xAC00, 0xD7B0
_ASTRAL = 0x10000


class Characters:
    """The characters of some lines, counted by kind. No line is empty."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Count the characters of each of `texts`."""
        joined = "\n".join(texts)
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = _kinds(points)
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        starts = np.concatenate([[0], np.cumsum(lengths + 1)[:-1]])
        line_of = np.repeat(np.arange(len(texts)), lengths + 1)[: len(points)]
        counted = np.bincount(line_of * len(Kind) + kinds, minlength=len(texts) * len(Kind))
        self.lengths = lengths.astype(np.float32)
        self.counts: Floats = counted.reshape(len(texts), len(Kind)).T.astype(np.float32)
        self.counts[Kind.SPACE, :-1] -= 1  # the line ends between them
        self.first: Floats = kinds[starts].astype(np.float32)
        self.last: Floats = kinds[starts + lengths - 1].astype(np.float32)
        self.words, self.small_words = _words(kinds, line_of, len(texts))


def _words(kinds: Integers, line_of: Integers, lines: int) -> tuple[Floats, Floats]:
    """Return how many words begin in each line, and how many of them with a small letter."""
    begins: Flags = np.concatenate([[True], kinds[:-1] == Kind.SPACE]) & (kinds != Kind.SPACE)
    words = np.bincount(line_of[begins], minlength=lines)
    small = np.bincount(line_of[begins & (kinds == Kind.LOWER)], minlength=lines)
    return words.astype(np.float32), small.astype(np.float32)


def _kinds(points: NDArray[np.uint32]) -> Integers:
    kinds: Integers = _table()[np.minimum(points, _TABLE_END)]
    beyond = points >= _TABLE_END
    if beyond.any():
        far = points[beyond]
        ideograms = (far < _UNIFIED_END) | ((far >= _HANGUL) & (far < _HANGUL_END))
        kinds[beyond] = np.where(ideograms, Kind.IDEOGRAM, np.where(far >= _ASTRAL, Kind.SIGN, Kind.LOWER))
    return kinds


@cache
def _table() -> Integers:
    table = np.array([_kind(chr(point)) for point in range(_TABLE_END + 1)], np.int64)
    table[_KANA:_TABLE_END] = Kind.IDEOGRAM
    for kind, marks in _MARKS.items():
        table[[ord(mark) for mark in marks]] = kind
    return table


def _kind(character: str) -> Kind:
    if character.isupper():
        return Kind.UPPER
    if character.isalpha():
        return Kind.LOWER
    if character.isdigit():
        return Kind.DIGIT
    return Kind.SPACE if character.isspace() else Kind.OTHER
