"""A broker that comes back at the address that it had."""

import os
import resource
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import SystemRandom

from streams import broker
from streams.settings import Settings

# Below the ports from which clients connect: one that tries a closed port of those again and again meets itself there
# in the end (TCP's simultaneous open), and then holds the port.
_PORTS = range(20_000, 32_000)
_END_LIMIT = 30.0  # seconds


@contextmanager
def steady_broker(folder: Path) -> Iterator[Settings]:
    """Run an embedded broker in `folder`, on a port that it keeps."""
    settings = Settings(data_dir=folder, bootstrap_servers=None, broker_port=_free_port())
    try:
        broker.start(settings)
        yield settings
    finally:
        broker.stop(settings)


def kill(settings: Settings) -> None:
    """End the broker with SIGKILL, if it still runs, and wait for its end."""
    running = broker.status(settings)
    if running is not None:
        os.kill(running.pid, signal.SIGKILL)
    wait_for_end(settings, _END_LIMIT)


def limit_file_sizes(settings: Settings) -> None:
    """Let no file of the running broker grow beyond what its largest segment has now, as on a disk that is full."""
    running = broker.status(settings)
    assert running is not None
    largest = max(segment.stat().st_size for segment in running.folder.glob("log/articles.*/*.log"))
    _, hard = resource.prlimit(running.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (largest, hard))


def wait_for_end(settings: Settings, seconds: float) -> None:
    """Wait until no broker runs."""
    deadline = time.monotonic() + seconds
    while broker.status(settings) is not None:
        assert time.monotonic() < deadline, f"the broker did not end within {seconds} s"
        time.sleep(0.05)


def _free_port() -> int:
    while True:
        port = SystemRandom().choice(_PORTS)
        with socket.socket() as listener:
            if listener.connect_ex(("127.0.0.1", port)):
                return port
