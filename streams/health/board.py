"""Where the event loop leaves its last snapshot, for threads that answer when the loop does not."""

from __future__ import annotations

import sys
import threading
import traceback
from dataclasses import replace
from time import monotonic

from streams.health.progress import Snapshot
from streams.health.verdict import Health, judge


class Board:
    """One snapshot, put up by one thread and read by others. A snapshot is never changed, only replaced."""

    def __init__(self) -> None:
        """Begin with nothing counted; the thread that begins is the one whose loop is watched."""
        self.snapshot = Snapshot(at=monotonic())
        self._watched = threading.get_ident()

    def health(self) -> Health:
        """Return what the last snapshot amounts to now; for a loop that does not turn, with the line where it is."""
        health = judge(self.snapshot, monotonic())
        if health.live:
            return health
        stuck, *others = health.reasons
        return replace(health, reasons=(f"{stuck}: it is {self._line()}", *others))

    def _line(self) -> str:
        frame = sys._current_frames().get(self._watched)  # noqa: SLF001 - the documented way to see another thread
        if frame is None:
            return "nowhere: its thread has ended"
        at = traceback.extract_stack(frame, limit=1)[0]
        return f"in {at.name}, {at.filename}:{at.lineno}"
