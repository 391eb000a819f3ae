"""A worker: runs the agents until it is told to stop, or one of them cannot go on."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Coroutine
from random import SystemRandom
from typing import Any, NoReturn

import structlog
from prometheus_client import start_http_server

from streams.agents.app import Agents
from streams.agents.failures import is_the_brokers, worded
from streams.agents.logs import configure_logs
from streams.agents.topic_watch import TopicsChangedError, TopicWatch
from streams.settings import Settings

FAILED = 1
_LOOPBACK = "127.0.0.1"
_STOP_SECONDS = 30.0
_GIVE_UP_SECONDS = 5.0  # for a stop after a failure
_REST_SECONDS = 2.0  # at most, before a worker begins anew
_ANEW = (sys.executable, "-m", "streams", "worker", "--wait")


def work(settings: Settings, bootstrap_servers: str) -> int:
    """Run until SIGTERM, SIGINT or a failure. Returns the exit status: 0 when told to stop, 1 after a failure.

    Where the broker failed or was away for too long, the process begins anew in its own place, with nothing in memory:
    what it goes on from stands in the log.
    """
    log = configure_logs(settings.log_level)
    if settings.metrics_port is not None:
        start_http_server(settings.metrics_port, addr=_LOOPBACK)
    with asyncio.Runner(loop_factory=_loop_factory(settings)) as runner:
        return runner.run(_serve(settings, bootstrap_servers, log))


async def _serve(settings: Settings, bootstrap_servers: str, log: structlog.stdlib.BoundLogger) -> int:
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    agents, watch = Agents(settings, bootstrap_servers), TopicWatch(settings, bootstrap_servers)
    await agents.start()
    error = await _reason_to_stop(agents, watch, told)
    watch.close()
    if error is None:
        if not await _done_within(_STOP_SECONDS, agents.stop()):
            # aiokafka retries its last commit without end where no broker answers. To leave now is what a kill does:
            # nothing unconfirmed was committed.
            log.error("left", detail=f"After {_STOP_SECONDS:.0f} s the broker still does not answer.")
            os._exit(FAILED)
        return 0
    if isinstance(error, TopicsChangedError):
        log.error("worker_stopped", error=type(error).__name__, detail=str(error))
        os._exit(FAILED)  # without the last commit of a stop: it would be of another log
    begins_anew = is_the_brokers(error)
    log.error(
        "worker_begins_anew" if begins_anew else "worker_stopped", error=type(error).__name__, detail=worded(error)
    )
    try:
        stopped = await _done_within(_GIVE_UP_SECONDS, agents.stop())
    except Exception:  # the reason to stop stands above; this may follow from it
        log.exception("stop_failed")
        stopped = False
    if begins_anew and not told.is_set():
        _begin_anew()
    if not stopped:
        os._exit(FAILED)
    return FAILED


async def _reason_to_stop(agents: Agents, watch: TopicWatch, told: asyncio.Event) -> BaseException | None:
    """Wait for an end of the work; return what is wrong, or None where the worker was told to stop."""
    signalled = asyncio.ensure_future(told.wait())
    changed = asyncio.ensure_future(watch.changed())
    ended = asyncio.ensure_future(agents.app.wait_until_stopped())
    ends: list[asyncio.Future[Any]] = [signalled, changed, ended, agents.failed]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    changed.cancel()
    if changed.done() and not changed.cancelled():
        return changed.result()
    if agents.failed.done():
        return agents.failed.result()
    return agents.app.crash_reason if ended.done() else None


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


def _loop_factory(settings: Settings) -> type[asyncio.AbstractEventLoop] | None:
    # uvloop 0.23 takes up to 30 s to close a TLS connection, and a partition that moves closes one.
    if sys.platform == "win32" or settings.security_protocol.endswith("SSL"):
        return None
    import uvloop  # noqa: PLC0415 - not to be had on Windows

    return uvloop.Loop
