"""How a worker ends: told to, because it cannot go on, or to begin anew in its own place."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Coroutine
from random import SystemRandom
from typing import Any, NoReturn

import structlog

from streams.agents.app import Agents
from streams.agents.failures import is_the_brokers, worded
from streams.agents.topic_watch import TopicsChangedError

FAILED = 1
_STOP_SECONDS = 30.0
_GIVE_UP_SECONDS = 5.0  # for a stop after a failure
_REST_SECONDS = 2.0  # at most, before a worker begins anew
_ANEW = (sys.executable, "-m", "streams", "worker", "--wait")

Log = structlog.stdlib.BoundLogger


async def stop(agents: Agents, log: Log) -> int:
    """Finish what was begun, commit it and leave the group; return the exit status."""
    if await _done_within(_STOP_SECONDS, agents.stop()):
        return 0
    # aiokafka retries its last commit without end where no broker answers. To leave now is what a kill does: nothing
    # unconfirmed was committed.
    log.error("left", detail=f"After {_STOP_SECONDS:.0f} s the broker still does not answer.")
    os._exit(FAILED)


async def give_up(agents: Agents, error: BaseException, told: asyncio.Event, log: Log) -> int:
    """End a worker that `error` stopped, or begin anew where that may help and nobody told it to end."""
    begins_anew = is_the_brokers(error)
    log.error(
        "worker_begins_anew" if begins_anew else "worker_stopped", error=type(error).__name__, detail=worded(error)
    )
    if isinstance(error, TopicsChangedError):
        os._exit(FAILED)  # without the last commit of a stop: it would be of another log
    stopped = await _stopped(agents, log)
    if begins_anew and not told.is_set():
        _begin_anew()
    if not stopped:
        os._exit(FAILED)
    return FAILED


async def _stopped(agents: Agents, log: Log) -> bool:
    try:
        return await _done_within(_GIVE_UP_SECONDS, agents.stop())
    except Exception:  # the reason to stop was given before; this may follow from it
        log.exception("stop_failed")
        return False


async def _done_within(seconds: float, ending: Coroutine[Any, Any, None]) -> bool:
    """Let `ending` run for `seconds` at most; say whether it came to its end. Raises what it raises."""
    task = asyncio.ensure_future(ending)
    await asyncio.wait([task], timeout=seconds)
    if not task.done():
        return False
    task.result()
    return True


def _begin_anew() -> NoReturn:
    time.sleep(SystemRandom().uniform(0, _REST_SECONDS))
    os.execv(_ANEW[0], _ANEW)  # noqa: S606 - this very program, with no shell
