"""What a lane knows of a cluster, packed in one string of bytes."""

from __future__ import annotations

from array import array
from struct import Struct
from typing import NamedTuple

from streams.stages.dedup.pairs import Words

_HEAD = Struct("<III")  # last, bytes of canonical, hashes of first


class Known(NamedTuple):
    """The count of a cluster's last article, the id of its first, the sketches of its first and longest other text."""

    last: int
    canonical: str
    first: Words
    longest: Words | None


def pack(known: Known) -> bytes:
    """Return what `unpack` needs."""
    canonical = known.canonical.encode("utf-8", "surrogatepass")
    head = _HEAD.pack(known.last, len(canonical), len(known.first))
    longest = b"" if known.longest is None else known.longest.tobytes()
    return b"".join((head, canonical, known.first.tobytes(), longest))


def unpack(packed: bytes) -> Known:
    """Return the cluster that was packed."""
    last, canonical, first = _HEAD.unpack_from(packed)
    begin = _HEAD.size + canonical
    middle = begin + 4 * first
    longest = _words(packed[middle:]) if middle < len(packed) else None
    return Known(
        last, packed[_HEAD.size : begin].decode("utf-8", "surrogatepass"), _words(packed[begin:middle]), longest
    )


def _words(packed: bytes) -> Words:
    words: Words = array("I")
    words.frombytes(packed)
    return words
