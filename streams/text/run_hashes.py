"""Hashes of words and of runs of words, and the smallest of them: compiled, and in Python with the same answers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from ctypes import c_char_p, c_int64, c_uint32, c_void_p
from functools import cache
from typing import Any, Protocol
from zlib import crc32

from streams.kernel import library

QUARTERS = 4
WIDEST = 16  # words of a run: the same in the kernel

Hashes = Sequence[int]


class RunHashes(Protocol):
    """CRC-32 over words in UTF-8, of which there are `count`, with one space between two."""

    def runs(self, words: bytes, count: int, width: int) -> Hashes:
        """Hash each run of `width` words, in order, without the spaces; of fewer words the one run that they are.

        Raises ValueError where `width` is more than WIDEST.
        """
        ...

    def long_words(self, words: bytes, count: int, least: int) -> Hashes:
        """Hash each word of `least` characters or more, in order."""
        ...

    def smallest(self, hashes: Hashes, most: int, highest: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the `most` smallest hashes up to `highest`, sorted, each once, and where each stands first.

        That is the quarter, from 0, of all that were given, which are what another method returned.
        """
        ...


def run_hashes() -> RunHashes:
    """Return the compiled ones, where they were compiled."""
    return PythonRunHashes() if library() is None else _compiled()


class PythonRunHashes:
    """The hashes by zlib."""

    def runs(self, words: bytes, count: int, width: int) -> Hashes:
        """Hash each run of `width` words, in order."""
        _check(width)
        if count < width:
            return [crc32(words.replace(b" ", b""))] if count else []
        parted = words.split(b" ")
        rolled = [crc32(word) for word in parted]
        for offset in range(1, width):
            rolled = [crc32(word, run) for word, run in zip(parted[offset:], rolled, strict=False)]
        return rolled

    def long_words(self, words: bytes, count: int, least: int) -> Hashes:
        """Hash each word of `least` characters or more, in order."""
        parted = words.split(b" ") if count else []
        return [crc32(word) for word in parted if len(word.decode("utf-8", "surrogatepass")) >= least]

    def smallest(self, hashes: Hashes, most: int, highest: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the `most` smallest hashes up to `highest`, sorted, each once, and where each stands first."""
        count = len(hashes)
        first = dict(zip(reversed(hashes), range(count - 1, -1, -1), strict=True))
        kept = tuple(sorted(one for one in first if one <= highest)[:most])
        return kept, tuple(QUARTERS * first[one] // count for one in kept)


class CompiledRunHashes:
    """The hashes by the compiled kernel."""

    def __init__(self, kernel: Any) -> None:  # noqa: ANN401 - ctypes knows no types of functions
        """Take the kernel, and tell it the types of its functions."""
        kernel.signing_runs.argtypes = kernel.signing_long.argtypes = (c_char_p, c_int64, c_int64, c_int64, c_void_p)
        kernel.signing_smallest.argtypes = (c_void_p, c_int64, c_uint32, c_int64, c_void_p, c_void_p, c_void_p)
        for function in (kernel.signing_runs, kernel.signing_long, kernel.signing_smallest):
            function.restype = c_int64
        self._kernel = kernel

    def runs(self, words: bytes, count: int, width: int) -> Hashes:
        """Hash each run of `width` words, in order."""
        _check(width)
        return self._filled(self._kernel.signing_runs, words, count, width)

    def long_words(self, words: bytes, count: int, least: int) -> Hashes:
        """Hash each word of `least` characters or more, in order."""
        return self._filled(self._kernel.signing_long, words, count, least)

    def smallest(self, hashes: Hashes, most: int, highest: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the `most` smallest hashes up to `highest`, sorted, each once, and where each stands first."""
        given = hashes if isinstance(hashes, array) else array("I", hashes)
        most = min(most, len(given))
        room, kept, quarters = (
            array("Q", bytes(8 * len(given))),
            array("I", bytes(4 * most)),
            array("I", bytes(4 * most)),
        )
        places = (one.buffer_info()[0] for one in (room, kept, quarters))
        found = self._kernel.signing_smallest(*given.buffer_info(), highest, most, *places)
        return tuple(kept[:found]), tuple(quarters[:found])

    def _filled(self, function: Any, words: bytes, count: int, number: int) -> array[int]:  # noqa: ANN401
        hashes = array("I", bytes(4 * count))
        found = function(words, len(words), count, number, hashes.buffer_info()[0])
        del hashes[found:]
        return hashes


def _check(width: int) -> None:
    if not 1 <= width <= WIDEST:
        raise ValueError(f"runs are of 1 to {WIDEST} words, not of {width}")


@cache
def _compiled() -> CompiledRunHashes:
    return CompiledRunHashes(library())
