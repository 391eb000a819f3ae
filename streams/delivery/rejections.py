"""A stage that rejects too large a share of its input stops, rather than turn a whole topic into dead letters."""

from __future__ import annotations

from collections import deque

from streams.records import DeadLetter

_LAST = 1000
_ENOUGH = 100  # fewer inputs than this say nothing about a stage


class TooManyRejectedError(Exception):
    """More than the set share of the last inputs of a stage were rejected."""


class RejectionLimit:
    """Counts the rejected among the last thousand inputs of one stage."""

    def __init__(self, share: float) -> None:
        """Allow `share` (0 to 1) of the last inputs to be rejected."""
        self._share = share
        self._last: deque[bool] = deque(maxlen=_LAST)

    def count(self, rejected: DeadLetter | None) -> TooManyRejectedError | None:
        """Count one more input. Returns the reason to stop, if this one went over the limit."""
        self._last.append(rejected is not None)
        share = sum(self._last) / len(self._last)
        if rejected is None or len(self._last) < _ENOUGH or share <= self._share:
            return None
        return TooManyRejectedError(
            f"Stage {rejected.stage} rejected {share:.0%} of its last {len(self._last)} inputs, and "
            f"STREAMS_DEADLETTER_SHARE allows {self._share:.0%}. The last reason, {rejected.code}: {rejected.detail} "
            f"See them with `streams deadletter list`, mend the source or the stage, "
            f"and start the worker again: it goes on where it stopped."
        )
