"""A worker: runs the agents until it is told to stop, or one of them cannot go on."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import Any

from streams.agents.app import Agents
from streams.agents.collector import collect
from streams.agents.ending import Log, give_up, stop
from streams.agents.logs import configure_logs
from streams.agents.topic_watch import TopicWatch
from streams.health.board import Board
from streams.health.endpoint import serving
from streams.health.workers import announced
from streams.settings import Settings


def work(settings: Settings, bootstrap_servers: str) -> int:
    """Run until SIGTERM, SIGINT or a failure. Returns the exit status: 0 when told to stop, 1 after a failure.

    Where the broker failed or was away for too long, the process begins anew in its own place, with nothing in memory:
    what it goes on from stands in the log.
    """
    log = configure_logs(settings.log_level)
    board = Board()
    with (
        serving(board, settings.http_port) as port,
        announced(settings, port),
        asyncio.Runner(loop_factory=_loop_factory(settings)) as runner,
    ):
        return runner.run(_serve(settings, bootstrap_servers, board, log))


async def _serve(settings: Settings, bootstrap_servers: str, board: Board, log: Log) -> int:
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    agents, watch = Agents(settings, bootstrap_servers), TopicWatch(settings, bootstrap_servers)
    beside = [asyncio.create_task(collect(agents, board)), asyncio.create_task(agents.rules.follow())]
    await agents.start()
    error = await _reason_to_stop(agents, watch, told)
    watch.close()
    status = await (stop(agents, log) if error is None else give_up(agents, error, told, log))
    for task in beside:
        task.cancel()
    return status


async def _reason_to_stop(agents: Agents, watch: TopicWatch, told: asyncio.Event) -> BaseException | None:
    """Wait for an end of the work; return what is wrong, or None where the worker was told to stop."""
    signalled = asyncio.ensure_future(told.wait())
    changed = asyncio.ensure_future(watch.changed())
    ended = asyncio.ensure_future(agents.app.wait_until_stopped())
    ends: list[asyncio.Future[Any]] = [signalled, changed, ended, agents.failed]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    if changed.done():
        return changed.result()
    changed.cancel()
    if agents.failed.done():
        return agents.failed.result()
    return agents.app.crash_reason if ended.done() else None


def _loop_factory(settings: Settings) -> type[asyncio.AbstractEventLoop] | None:
    # uvloop 0.23 takes up to 30 s to close a TLS connection, and a partition that moves closes one.
    if sys.platform == "win32" or settings.security_protocol.endswith("SSL"):
        return None
    import uvloop  # noqa: PLC0415 - not to be had on Windows

    return uvloop.Loop
