"""The broker and the worker of `streams up`: whatever happens, what was started is ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from streams import broker
from streams.cli.failures import FailedError
from streams.cli.session.signals import undisturbed
from streams.settings import Settings

_END_LIMIT = 15.0  # seconds
_LINES = 5


@contextmanager
def running_broker(settings: Settings, tell: Callable[[str], None]) -> Iterator[str]:
    """Give the broker's address: the user's own, else the embedded one, started here and ended here if none runs."""
    if settings.bootstrap_servers:
        yield settings.bootstrap_servers
        return
    found = broker.status(settings) is not None
    try:
        yield broker.start(settings, tell).bootstrap_servers
    finally:
        if not found:
            with undisturbed():
                broker.stop(settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A worker that was started. `log` has what it says."""

    process: subprocess.Popen[bytes]
    log: Path

    def require_alive(self) -> None:
        """Raise FailedError if it has ended, with what it said last."""
        status = self.process.poll()
        if status is None:
            return
        said = self.log.read_text("utf-8", "replace").strip().splitlines()[-_LINES:]
        raise FailedError(
            f"The worker ended by itself, with status {status}. The end of {self.log}:\n" + "\n".join(said)
        )


@contextmanager
def running_worker(settings: Settings, address: str) -> Iterator[Worker]:
    """Start a worker in a session of its own, so that Ctrl-C is not sent to it, and end it with the block."""
    log = settings.data_dir / "worker.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streams", "worker"],
            env=os.environ | {"STREAMS_BOOTSTRAP_SERVERS": address},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield Worker(process=process, log=log)
    finally:
        with undisturbed():
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_END_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
