"""What a lane knows of a cluster, packed in one string of bytes."""

from __future__ import annotations

import sys
from array import array
from struct import Struct
from typing import NamedTuple

from streams.stages.dedup.pairs import Words
from streams.stages.dedup.sketch import HEADER, words_told_whole

_HEAD = Struct("<III")  # last, bytes of canonical, bytes of first
_UPPER = 2 if sys.byteorder == "little" else 0  # where the upper half of a word begins


class Known(NamedTuple):
    """The count of a cluster's last article, the id of its first, the sketches of its first and longest other text."""

    last: int
    canonical: str
    first: Words
    longest: Words | None


def pack(known: Known) -> bytes:
    """Return what `unpack` needs."""
    canonical = known.canonical.encode("utf-8", "surrogatepass")
    first = _packed(known.first)
    longest = b"" if known.longest is None else _packed(known.longest)
    return b"".join((_HEAD.pack(known.last, len(canonical), len(first)), canonical, first, longest))


def unpack(packed: bytes) -> Known:
    """Return the cluster that was packed."""
    last, canonical, first = _HEAD.unpack_from(packed)
    begin = _HEAD.size + canonical
    middle = begin + first
    longest = _words(packed[middle:]) if middle < len(packed) else None
    return Known(last, canonical_of(packed), _words(packed[begin:middle]), longest)


def last_of(packed: bytes) -> int:
    """Return the count of the last article of a cluster that was packed."""
    last: int = _HEAD.unpack_from(packed)[0]
    return last


def canonical_of(packed: bytes) -> str:
    """Return the id of the first article of a cluster that was packed."""
    _, length, _ = _HEAD.unpack_from(packed)
    return packed[_HEAD.size : _HEAD.size + length].decode("utf-8", "surrogatepass")


def with_last(packed: bytes, last: int) -> bytes:
    """Return the cluster that was packed with another last article."""
    _, *lengths = _HEAD.unpack_from(packed)
    return _HEAD.pack(last, *lengths) + packed[_HEAD.size :]


def _packed(sketched: Words) -> bytes:
    """Return a sketch without the lower halves that sketch.py leaves at zero."""
    whole = words_told_whole(sketched)
    rest = sketched[whole:].tobytes()
    upper = bytearray(len(rest) // 2)
    upper[::2], upper[1::2] = rest[_UPPER::4], rest[_UPPER + 1 :: 4]
    return sketched[:whole].tobytes() + upper


def _words(packed: bytes) -> Words:
    words: Words = array("I")
    words.frombytes(packed[: 4 * HEADER])
    whole = 4 * words_told_whole(words)
    upper = packed[whole:]
    rest = bytearray(2 * len(upper))
    rest[_UPPER::4], rest[_UPPER + 1 :: 4] = upper[::2], upper[1::2]
    words.frombytes(packed[4 * HEADER : whole] + rest)
    return words
