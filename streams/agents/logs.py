"""Logs: one JSON object a line on standard error, nothing at all in normal operation."""

from __future__ import annotations

import logging
import sys

import orjson
import structlog

_SHARED: list[structlog.typing.Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

# What these report as errors and warnings is normal operation: the steps of a rebalance, a broker that is starting,
# a timer that comes late under full load. They go on by themselves.
_NORMAL = ("aiokafka.consumer.group_coordinator", "mode.timers")


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
