"""Logs: one JSON object a line on standard error, nothing at all in normal operation."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Callable
from time import monotonic

import orjson
import structlog

_THROTTLE_SECONDS = 30.0
_MOST_KNOWN = 1000  # messages; some libraries put what changes into the wording
_WORDING = 100  # characters that tell two messages apart

_SHARED: list[structlog.typing.Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

# What these report as errors and warnings is normal operation: the steps of a rebalance, a broker that is starting,
# a timer that comes late under full load. They go on by themselves.
_NORMAL = ("aiokafka.consumer.group_coordinator", "mode.timers")


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


def configure_logs(level: str) -> structlog.stdlib.BoundLogger:
    """Send all logs of this process, the libraries' too, to standard error. Returns the log of the worker."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_SHARED],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(serializer=lambda *a, **k: orjson.dumps(*a, **k).decode()),
            ],
        )
    )
    handler.addFilter(Throttle(_THROTTLE_SECONDS))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _NORMAL:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    log: structlog.stdlib.BoundLogger = structlog.get_logger("streams.worker")
    return log
