"""The bodies of the latest versions, as many as there is room for."""

from __future__ import annotations

from collections import OrderedDict

from streams.stages.dedup.changes.body import Body, unpack


class Bodies:
    """Packed bodies by the count of their articles; where there is no room, the oldest go.

    Room is counted by the sizes of the bodies, not in packed bytes, so that the same articles find the same room
    everywhere.
    """

    def __init__(self, room: int) -> None:
        """Hold nothing yet."""
        self._room = room
        self._size = 0
        self._packed: OrderedDict[int, tuple[int, bytes]] = OrderedDict()

    def get(self, count: int | None) -> Body | None:
        """Return the body of the article of this count, if it is held."""
        held = None if count is None else self._packed.get(count)
        return None if held is None else unpack(held[1])

    def put(self, count: int, size: int, packed: bytes) -> None:
        """Hold the body of the article that came last."""
        self._packed[count] = size, packed
        self._size += size
        while self._size > self._room:
            self._size -= self._packed.popitem(last=False)[1][0]

    def drop(self, count: int) -> None:
        """Hold the body of the article of this count no longer."""
        size, _ = self._packed.pop(count, (0, b""))
        self._size -= size

    def forget_before(self, oldest: int) -> None:
        """Drop the bodies of articles that came before the one of this count."""
        while self._packed and next(iter(self._packed)) < oldest:
            self._size -= self._packed.popitem(last=False)[1][0]
