"""What kinds of characters the lines of an article are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import CDLL
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from streams.kernel import addresses, library
from streams.stages.strip.labeller.arrays import Flags, Floats, Integers
from streams.stages.strip.labeller.points import ENCODING, Points, abridged


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


KINDS = len(Kind)
WORD, DECIMAL = 16, 32  # beside the kind of a character: it is one of a word (`\w` of a pattern), a decimal figure

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
_KANA, _FAR = 0x3040, 0x3100  # behind the kana are ideograms, and letters without case
_UNIFIED_END, _HANGUL, _HANGUL_END = 0xA000, 0xAC00, 0xD7B0
_ASTRAL, _END = 0x10000, 0x110000
_MEASURES = KINDS + 5


@dataclass(frozen=True, slots=True)
class Characters:
    """Of each of some lines, none of them empty, as the model reads it: its characters counted by kind, and in all.

    `first` and `last` are the kinds of those at its ends; `words` counts the words that begin in it, between spaces,
    and `small_words` those of them that begin with a small letter.
    """

    counts: Floats
    lengths: Floats
    first: Floats
    last: Floats
    words: Floats
    small_words: Floats

    @classmethod
    def of(cls, texts: Sequence[str]) -> Characters:
        """Count the characters of each of `texts`."""
        kernel = library()
        counted = counted_in_numpy(texts) if kernel is None else _counted(kernel, texts)
        return cls(counted[:KINDS], *counted[KINDS:])


def _counted(kernel: CDLL, texts: Sequence[str]) -> Floats:
    counted = np.empty((_MEASURES, len(texts)), np.float32)
    kernel.characters_counted(*Points.of(texts).places(), *addresses(classes(), counted))
    return counted


def counted_in_numpy(texts: Sequence[str]) -> Floats:
    """Return what `Characters` holds, row by row, without the compiled kernel."""
    read = Points.of([abridged(text) for text in texts])
    kinds = classes()[np.frombuffer(read.points, np.uint32)].astype(np.int64) & (KINDS - 1)
    starts = read.starts
    line_of = np.repeat(np.arange(len(texts)), read.lengths)
    counts = np.bincount(line_of * KINDS + kinds, minlength=len(texts) * KINDS).reshape(-1, KINDS).T
    words = _words(kinds, line_of, starts)
    return np.stack([*counts, read.lengths, kinds[starts[:-1]], kinds[starts[1:] - 1], *words]).astype(np.float32)


def _words(kinds: Integers, line_of: Integers, starts: Integers) -> tuple[Integers, Integers]:
    """Return how many words begin in each line, and how many of them with a small letter."""
    begins: Flags = np.concatenate([[True], kinds[:-1] == Kind.SPACE])
    begins[starts[:-1]] = True
    begins &= kinds != Kind.SPACE
    words = np.bincount(line_of[begins], minlength=len(starts) - 1)
    small = np.bincount(line_of[begins & (kinds == Kind.LOWER)], minlength=len(starts) - 1)
    return words, small


@cache
def classes() -> NDArray[np.uint8]:
    """Return for each code point its kind, with the flags `WORD` and `DECIMAL`."""
    table = np.full(_END, Kind.LOWER, np.uint8)
    table[_ASTRAL:] = Kind.SIGN
    table[:_FAR] = [_kind(chr(point)) for point in range(_FAR)]
    for begin, end in ((_KANA, _UNIFIED_END), (_HANGUL, _HANGUL_END)):
        table[begin:end] = Kind.IDEOGRAM
    for kind, marks in _MARKS.items():
        table[[ord(mark) for mark in marks]] = kind
    every = np.arange(_END, dtype=np.uint32).tobytes().decode(ENCODING, "surrogatepass")
    for flag, run in ((WORD, r"\w+"), (DECIMAL, r"\d+")):
        for found in re.finditer(run, every):
            table[found.start() : found.end()] |= flag
    return table


def _kind(character: str) -> Kind:
    if character.isupper():
        return Kind.UPPER
    if character.isalpha():
        return Kind.LOWER
    if character.isdigit():
        return Kind.DIGIT
    return Kind.SPACE if character.isspace() else Kind.OTHER
