"""The bodies of the latest versions, as many as there is room for."""

from __future__ import annotations

from collections import OrderedDict

from streams.stages.dedup.changes.body import Body, unpack


class Bodies:
    """Packed bodies by the count of their articles; where there is no room, the oldest go.

    Room is counted in characters, not in packed bytes, so that the same articles find the same room everywhere.
    """

    def __init__(self, most_characters: int) -> None:
        """Hold nothing yet."""
        self._most = most_characters
        self._characters = 0
        self._packed: OrderedDict[int, tuple[int, bytes]] = OrderedDict()

    def get(self, count: int | None) -> Body | None:
        """Return the body of the article of this count, if it is held."""
        held = None if count is None else self._packed.get(count)
        return None if held is None else unpack(held[1])

    def put(self, count: int, characters: int, packed: bytes) -> None:
        """Hold the body of the article that came last."""
        self._packed[count] = characters, packed
        self._characters += characters
        while self._characters > self._most:
            self._characters -= self._packed.popitem(last=False)[1][0]

    def drop(self, count: int) -> None:
        """Hold the body of the article of this count no longer."""
        characters, _ = self._packed.pop(count, (0, b""))
        self._characters -= characters

    def forget_before(self, oldest: int) -> None:
        """Drop the bodies of articles that came before the one of this count."""
        while self._packed and next(iter(self._packed)) < oldest:
            self._characters -= self._packed.popitem(last=False)[1][0]
