"""The time that a lane has reached, told by the articles themselves: no clock, so the same log gives the same time."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque

WINDOW = 63  # articles

_HOUR = 3600


class Progress:
    """The highest median of the times of `WINDOW` articles in a row, in seconds of the epoch.

    So neither an article from the past nor one from the future moves it, and no few of them do. There is no time before
    as many articles have come.
    """

    def __init__(self) -> None:
        """Begin at no time."""
        self.now: int | None = None
        self._last: deque[int] = deque()
        self._sorted: list[int] = []

    def advance(self, at: int | None) -> int | None:
        """Take the time of the next article, None where it has none, and return the time reached."""
        if at is None:
            return self.now
        self._last.append(at)
        insort(self._sorted, at)
        if len(self._last) > WINDOW:
            del self._sorted[bisect_left(self._sorted, self._last.popleft())]
        if len(self._last) == WINDOW:
            median = self._sorted[WINDOW // 2]
            self.now = median if self.now is None else max(self.now, median)
        return self.now

    def reach(self, now: int | None) -> None:
        """Take the time that was reached before, as what is restored says."""
        if now is not None:
            self.now = now if self.now is None else max(self.now, now)


def hours_since(then: int | None, now: int | None) -> float:
    """Return the hours from one time that a lane reached to a later one; 0 where it had none at either."""
    return 0.0 if then is None or now is None else (now - then) / _HOUR
