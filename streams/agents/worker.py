"""A worker: runs the agents until it is told to stop, or one of them cannot go on."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from typing import Any

from streams.agents.app import Agents
from streams.agents.collector import collect
from streams.agents.logs import configure_logs
from streams.health.board import Board
from streams.health.endpoint import serving
from streams.health.workers import announced
from streams.settings import Settings

FAILED = 1
_STOP_SECONDS = 30.0


def work(settings: Settings, bootstrap_servers: str) -> int:
    """Run until SIGTERM, SIGINT or a failure. Returns the exit status: 0 when told to stop, 1 after a failure."""
    log = configure_logs(settings.log_level)
    board = Board()
    with (
        serving(board, settings.http_port) as port,
        announced(settings, port),
        asyncio.Runner(loop_factory=_loop_factory(settings)) as runner,
    ):
        error = runner.run(_serve(settings, bootstrap_servers, board))
    if error is None:
        return 0
    log.error("worker_stopped", error=type(error).__name__, detail=str(error))
    return FAILED


async def _serve(settings: Settings, bootstrap_servers: str, board: Board) -> BaseException | None:
    """Run the agents; return what stopped them, or None for a signal."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    agents = Agents(settings, bootstrap_servers)
    collecting = asyncio.create_task(collect(agents, board))
    await agents.start()
    ends: list[asyncio.Future[Any]] = [
        asyncio.ensure_future(told.wait()),
        asyncio.ensure_future(agents.app.wait_until_stopped()),
        agents.failed,
    ]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    await _stop(agents)
    collecting.cancel()
    if agents.failed.done():
        return agents.failed.result()
    return agents.app.crash_reason


async def _stop(agents: Agents) -> None:
    stopping = asyncio.ensure_future(agents.stop())
    await asyncio.wait([stopping], timeout=_STOP_SECONDS)
    if not stopping.done():
        # aiokafka retries its last commit without end where no broker answers. To leave now is what a kill does:
        # nothing unconfirmed was committed.
        logging.getLogger("streams.worker").error("left after %.0f s: the broker does not answer", _STOP_SECONDS)
        os._exit(FAILED)
    stopping.result()


def _loop_factory(settings: Settings) -> type[asyncio.AbstractEventLoop] | None:
    # uvloop 0.23 takes up to 30 s to close a TLS connection, and a partition that moves closes one.
    if sys.platform == "win32" or settings.security_protocol.endswith("SSL"):
        return None
    import uvloop  # noqa: PLC0415 - not to be had on Windows

    return uvloop.Loop
