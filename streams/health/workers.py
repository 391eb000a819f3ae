"""Which workers of one data folder run on this machine: one small file each, written and removed by the worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from streams import clock
from streams.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A worker, and the port of its endpoint."""

    pid: int
    port: int
    started_at: str


@contextmanager
def announced(settings: Settings, port: int) -> Iterator[None]:
    """Say that this process is a worker that answers on `port`, as long as the block lasts."""
    own = Running(pid=os.getpid(), port=port, started_at=clock.now())
    path = _folder(settings) / f"{own.pid}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_bytes(msgspec.json.encode(own))
    new.replace(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def running(settings: Settings) -> tuple[Running, ...]:
    """Return the workers whose process is there, by their start. The files of others are removed."""
    found = [(path, _read(path)) for path in _folder(settings).glob("*.json")]
    for path, worker in found:
        if worker is None or not _exists(worker.pid):
            path.unlink(missing_ok=True)
    alive = [worker for _, worker in found if worker and _exists(worker.pid)]
    return tuple(sorted(alive, key=lambda worker: worker.started_at))


def forget(settings: Settings, worker: Running) -> None:
    """Remove the file of a worker that is gone, whoever has its process number now."""
    (_folder(settings) / f"{worker.pid}.json").unlink(missing_ok=True)


def _folder(settings: Settings) -> Path:
    return settings.data_dir / "workers"


def _read(path: Path) -> Running | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Running)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
