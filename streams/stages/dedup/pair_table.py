"""The compiled table of pairs: nine to ten bytes a pair, and no part of it large when it grows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from ctypes import CDLL, addressof, c_char, c_int64, c_uint32, c_uint64, c_void_p
from functools import cache
from mmap import MAP_ANONYMOUS, MAP_PRIVATE, mmap
from typing import Any

from streams.kernel import library
from streams.stages.dedup.pairs import MOST_FOUND, Pairs, Ranking, SortedPairs, Words

_PARTS = 256  # as pairs.c says
_FIRST_SIZE = 16
_CANDIDATE_BYTES = 16
_SLOT = 8  # bytes
_MAPPED = 32 * 1024  # bytes from which a part is mapped: in the heap, what it leaves when it grows fits nothing


def new_pairs() -> Pairs:
    """Return an empty table: the compiled one, where it was compiled."""
    kernel = library()
    return SortedPairs() if kernel is None else PairTable(kernel)


class PairTable:
    """Pairs in hash tables with open addressing.

    Where a pair stands depends on a seed of the process, so that nobody can make texts whose shingles crowd one place;
    no answer depends on where it stands.
    """

    def __init__(self, kernel: CDLL, seed: str = "pairs") -> None:
        """Hold nothing yet."""
        self._kernel = _typed(kernel)
        self._seed = hash(seed) % 2**64
        self._slots: list[bytearray | mmap] = [bytearray()] * _PARTS
        self._addresses = array("Q", bytes(8 * _PARTS))
        self._sizes = array("q", bytes(8 * _PARTS))
        self._counts = array("q", bytes(8 * _PARTS))
        self._found = array("I", bytes(4 * MOST_FOUND))
        self._room = array("B")
        tables = (self._addresses, self._sizes, self._counts)
        self._table = (*(table.buffer_info()[0] for table in tables), self._seed)

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return sum(self._counts)

    def add(self, keys: Words, value: int, most: int) -> None:
        """Add each key with `value`, but to no key more values than `most`."""
        address, length = keys.buffer_info()
        done = 0
        while True:
            done += self._kernel.pairs_add(*self._table, address + 4 * done, length - done, value, most)
            if done == length:
                return
            self._grow(self._kernel.pairs_part(keys[done], self._seed))

    def remove(self, keys: Words, value: int) -> None:
        """Remove each key with `value`, where the pair is there."""
        self._kernel.pairs_remove(*self._table, *keys.buffer_info(), value)

    def find(self, key: int) -> Sequence[int]:
        """Return the values of a key, in any order; at most 64 of them."""
        count = self._kernel.pairs_find(*self._table, key, self._found.buffer_info()[0], MOST_FOUND)
        return self._found[:count]

    def rank(self, keys: Words, most: int, top: int) -> Ranking:
        """Return the `top` values that share the rarest keys; a key of `most` values (256 at most) tells nothing."""
        address, length = keys.buffer_info()
        held, values, strengths = array("q", bytes(8 * length)), array("I", bytes(4 * top)), array("q", bytes(8 * top))
        count = self._kernel.pairs_rank(
            *self._table,
            address,
            length,
            most,
            held.buffer_info()[0],
            self._room_for(length * most),
            top,
            values.buffer_info()[0],
            strengths.buffer_info()[0],
        )
        if count < 0:
            raise ValueError(f"top {top} and most {most} are 1 to {_PARTS}")
        return Ranking(held, list(zip(values[:count], strengths[:count], strict=True)))

    def _room_for(self, candidates: int) -> int:
        if len(self._room) < candidates * _CANDIDATE_BYTES:
            self._room = array("B", bytes(candidates * _CANDIDATE_BYTES))
        return self._room.buffer_info()[0]

    def _grow(self, part: int) -> None:
        size = _FIRST_SIZE + self._sizes[part] * 17 // 16
        larger = _free(_SLOT * size)
        address = addressof(c_char.from_buffer(larger))
        counts = self._counts.buffer_info()[0] + 8 * part
        self._kernel.pairs_move(self._addresses[part], self._sizes[part], address, size, counts, self._seed)
        self._slots[part] = larger
        self._addresses[part], self._sizes[part] = address, size


def _free(size: int) -> bytearray | mmap:
    return bytearray(size) if size < _MAPPED else mmap(-1, size, flags=MAP_PRIVATE | MAP_ANONYMOUS)


@cache
def _typed(kernel: CDLL) -> Any:  # noqa: ANN401 - ctypes knows no types of functions
    """Return the kernel with the types of its functions told, so that plain numbers can be passed."""
    table: tuple[Any, ...] = (c_void_p, c_void_p, c_void_p, c_uint64)
    ranks = (c_void_p, c_int64, c_int64, c_void_p, c_void_p, c_int64, c_void_p, c_void_p)
    signatures: dict[str, tuple[Any, tuple[Any, ...]]] = {
        "pairs_part": (c_int64, (c_uint32, c_uint64)),
        "pairs_add": (c_int64, (*table, c_void_p, c_int64, c_uint32, c_int64)),
        "pairs_remove": (None, (*table, c_void_p, c_int64, c_uint32)),
        "pairs_find": (c_int64, (*table, c_uint32, c_void_p, c_int64)),
        "pairs_move": (None, (c_void_p, c_int64, c_void_p, c_int64, c_void_p, c_uint64)),
        "pairs_rank": (c_int64, (*table, *ranks)),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(kernel, name)
        function.restype, function.argtypes = result, arguments
    return kernel
