"""Bytes by number, where most numbers that follow on each other are in use."""

from __future__ import annotations

from collections import defaultdict

_CHUNK = 1024


class Numbered:
    """Bytes by number, in lists: a number costs eight bytes where a dictionary needs about a hundred."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._chunks: dict[int, list[bytes | None]] = {}
        self._held: defaultdict[int, int] = defaultdict(int)  # by chunk, so that an empty one goes

    def __len__(self) -> int:
        """Return how many numbers have bytes."""
        return sum(self._held.values())

    def __contains__(self, number: int) -> bool:
        """Say whether this number has bytes."""
        return self.get(number) is not None

    def __getitem__(self, number: int) -> bytes:
        """Return the bytes of this number. Raises KeyError where it has none."""
        held = self.get(number)
        if held is None:
            raise KeyError(number)
        return held

    def get(self, number: int) -> bytes | None:
        """Return the bytes of this number, None where it has none."""
        chunk = self._chunks.get(number // _CHUNK)
        return None if chunk is None else chunk[number % _CHUNK]

    def __setitem__(self, number: int, held: bytes) -> None:
        """Give this number these bytes."""
        place = number // _CHUNK
        chunk = self._chunks.get(place)
        if chunk is None:
            chunk = self._chunks[place] = [None] * _CHUNK
        self._held[place] += chunk[number % _CHUNK] is None
        chunk[number % _CHUNK] = held

    def pop(self, number: int) -> bytes:
        """Take the bytes of this number out, and return them. Raises KeyError where it has none."""
        held, place = self[number], number // _CHUNK
        self._chunks[place][number % _CHUNK] = None
        self._held[place] -= 1
        if not self._held[place]:
            del self._chunks[place], self._held[place]
        return held
