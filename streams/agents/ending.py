"""How a worker ends: told to, because it cannot go on, or to begin anew in its own place.

Faust's stop can block the event loop for good, as when a frozen worker wakes up into a rebalance, and aiokafka retries
its last commit without end where no broker answers. To leave all the same is what a kill does: nothing unconfirmed was
committed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from random import SystemRandom
from threading import Timer
from typing import NoReturn

import structlog

from streams.agents.app import Agents
from streams.agents.failures import is_the_brokers, worded
from streams.agents.topic_watch import TopicsChangedError

FAILED = 1
TOLD_TO_END = frozenset({signal.SIGTERM, signal.SIGINT})
_STOP_SECONDS = 30.0
_REST_SECONDS = 2.0  # at most, before a worker begins anew
_ANEW = (sys.executable, "-m", "streams", "worker", "--wait")

Log = structlog.stdlib.BoundLogger


async def stop(agents: Agents, log: Log) -> int:
    """Finish what was begun, commit it and leave the group; return the exit status."""
    _leave_within(_STOP_SECONDS, log)
    await agents.stop()
    return 0


async def give_up(agents: Agents, error: BaseException, told: asyncio.Event, log: Log) -> int:
    """End a worker that `error` stopped, or begin anew where that may help and nobody told it to end."""
    begins_anew = is_the_brokers(error) and not told.is_set()
    log.error(
        "worker_begins_anew" if begins_anew else "worker_stopped", error=type(error).__name__, detail=worded(error)
    )
    if begins_anew:
        _begin_anew()
    if isinstance(error, TopicsChangedError):
        os._exit(FAILED)  # without the last commit of a stop: it would be of another log
    _leave_within(_STOP_SECONDS, log)
    try:
        await agents.stop()
    except Exception:  # the reason to stop was given before; this may follow from it
        log.exception("stop_failed")
    return FAILED


def _leave_within(seconds: float, log: Log) -> None:
    """End the process after `seconds` where it has not ended by then, from a thread: the loop may be blocked."""

    def leave() -> None:
        log.error(
            "left", detail=f"After {seconds:.0f} s the worker had not come to an end: the broker does not answer."
        )
        os._exit(FAILED)

    timer = Timer(seconds, leave)
    timer.daemon = True
    timer.start()


def _begin_anew() -> NoReturn:
    time.sleep(SystemRandom().uniform(0, _REST_SECONDS))
    # Pending signals outlive the change of program: whoever is told to end meanwhile does so, once it can answer.
    signal.pthread_sigmask(signal.SIG_BLOCK, TOLD_TO_END)
    os.execv(_ANEW[0], _ANEW)  # noqa: S606 - this very program, with no shell
