"""The two ways in which what a stage makes of a message leaves it, behind one protocol."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from streams import metrics
from streams.deadletter import Message
from streams.delivery.rejections import RejectionLimit
from streams.delivery.retries import Waits
from streams.pipeline import Outcome, Stage


class Outlet(Protocol):
    """Takes the messages of one partition or more, in order."""

    async def take(self, message: Message) -> None:
        """Process `message`, write what comes of it, and finish it once the broker has confirmed that.

        Returns when there is room for the next message, which may be before the confirmation.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Finisher:
    """Where a stage reports: `finish` moves the watermark, `stop` ends the worker with what went wrong.

    `waits` has the input that is tried again, if there is one.
    """

    stage: Stage
    finish: Callable[[Message], None]
    stop: Callable[[BaseException], None]
    rejections: RejectionLimit
    waits: Waits = field(default_factory=Waits)

    def confirmed(self, message: Message, outcome: Outcome) -> None:
        """Count `message` and let its offset be committed. Stops the worker where too many were rejected."""
        self.finish(message)
        kind = "rejected" if outcome.rejected else "sent" if outcome.sent else "repeated"
        metrics.FINISHED.labels(self.stage.name, kind).inc()
        if outcome.rejected:
            metrics.REJECTED.labels(self.stage.name, outcome.rejected.code).inc()
        error = self.rejections.count(outcome.rejected)
        if error:
            self.stop(error)
