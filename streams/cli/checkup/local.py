"""What the workers of this machine say of themselves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

import msgspec

from streams.health.verdict import Health
from streams.health.workers import Running, forget, running
from streams.settings import Settings

ANSWER_SECONDS = 2.0
_LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A worker of this machine. `health` is None where it does not answer, though its process is there."""

    pid: int
    started_at: str
    health: Health | None


class _Answer(msgspec.Struct, frozen=True):
    pid: int


def ask(settings: Settings) -> tuple[Worker, ...]:
    """Return the workers of the data folder, all asked at once. Files of those that are gone are removed."""
    found = running(settings)
    if not found:
        return ()
    with ThreadPoolExecutor(len(found)) as threads:
        answers = list(threads.map(_asked, found))
    for worker, answer in zip(found, answers, strict=True):
        if answer is None:
            forget(settings, worker)
    return tuple(answer for answer in answers if answer)


def _asked(worker: Running) -> Worker | None:
    """Return what the worker says, or None where another process has its number by now."""
    try:
        body = _get(worker.port)
        if msgspec.json.decode(body, type=_Answer).pid != worker.pid:
            return None
        health = msgspec.json.decode(body, type=Health)
    except ConnectionRefusedError:
        return None  # a worker listens until its end, even one that is stopped
    except (OSError, HTTPException, msgspec.DecodeError):
        health = None
    return Worker(pid=worker.pid, started_at=worker.started_at, health=health)


def _get(port: int) -> bytes:
    connection = HTTPConnection(_LOOPBACK, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().read()
    finally:
        connection.close()
