"""The accounts of the articles that a lane remembers."""

from __future__ import annotations

from collections import deque

from streams.stages.dedup.lineage.account import Account, unpack


class Accounts:
    """Packed accounts in the order of arrival, by count."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._first = 1
        self._packed: deque[bytes] = deque()

    def get(self, count: int | None) -> Account | None:
        """Return the account of the article of this count, if it is remembered."""
        place = -1 if count is None else count - self._first
        return unpack(self._packed[place]) if 0 <= place < len(self._packed) and self._packed[place] else None

    def put(self, count: int, packed: bytes) -> None:
        """Remember the packed account of the article that came last; empty where nothing is known of it."""
        if not self._packed:
            self._first = count
        self._packed.extend([b""] * (count - self._first - len(self._packed)))
        self._packed.append(packed)

    def forget_before(self, oldest: int) -> None:
        """Forget the articles that came before the one of this count."""
        while self._packed and self._first < oldest:
            self._packed.popleft()
            self._first += 1
