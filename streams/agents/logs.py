"""Logs: one JSON object a line on standard error, nothing at all in normal operation."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from streams.agents.throttle import Throttle
from streams.text.visible import visible

_THROTTLE_SECONDS = 30.0
_LONGEST = 10_000  # characters of one value

_SHARED: list[structlog.typing.Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

# What these report as errors and warnings is normal operation: the steps of a rebalance, a broker that is starting,
# a timer that comes late under full load. They go on by themselves.
_NORMAL = ("aiokafka.consumer.group_coordinator", "kafka.net.selector", "mode.timers")


def _bounded(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:  # noqa: ANN401 - structlog's
    """Cut the values that are too long, visibly: messages and tracebacks may quote the input."""
    for name, value in event.items():
        if isinstance(value, str) and len(value) > _LONGEST:
            event[name] = f"{value[:_LONGEST]}… ({len(value):,} characters in all)"
    return event


def _json(event: object, **options: Any) -> str:  # noqa: ANN401 - structlog's
    """Return `event` on one line, whatever it holds: integers of any size, lone surrogates, control characters."""
    return visible(json.dumps(event, ensure_ascii=False, **options))


def configure_logs(level: str) -> structlog.stdlib.BoundLogger:
    """Send all logs of this process, the libraries' too, to standard error. Returns the log of the worker."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_SHARED],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _bounded,
                structlog.processors.JSONRenderer(serializer=_json),
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
