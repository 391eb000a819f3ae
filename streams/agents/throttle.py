"""Messages that a library repeats without end, thinned out."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from time import monotonic

_MOST_KNOWN = 1000  # messages; some libraries put what changes into the wording
_WORDING = 100  # characters that tell two messages apart


class Throttle(logging.Filter):
    """Passes a message of a library once in `seconds`, with how often it came meanwhile.

    aiokafka says many times a second that a broker is gone. Messages are one where logger and wording are, whatever
    stands in them. This program's own pass always.
    """

    def __init__(self, seconds: float, now: Callable[[], float] = monotonic) -> None:
        """Know no message yet."""
        super().__init__()
        self._seconds = seconds
        self._now = now
        self._last: dict[tuple[str, str], float] = {}
        self._held: Counter[tuple[str, str]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether `record` passes."""
        if record.name.partition(".")[0] == "streams":
            return True
        key = (record.name, str(record.msg)[:_WORDING])
        if self._now() - self._last.get(key, float("-inf")) < self._seconds:
            self._held[key] += 1
            return False
        if len(self._last) >= _MOST_KNOWN:
            self._last.clear()
        self._last[key] = self._now()
        record.repeated = self._held.pop(key, 0)
        return True
