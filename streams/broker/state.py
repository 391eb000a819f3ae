"""What is known of the broker beyond the life of whoever started it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from streams.broker.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A broker that runs. `version` is Apache Kafka's, `folder` holds all that it keeps."""

    bootstrap_servers: str
    pid: int
    version: str
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The broker that was started last, whether or not it still runs."""

    pid: int
    version: str
    ports: Ports


def read(path: Path) -> State | None:
    """Return the state kept at `path`, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=State)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def write(path: Path, state: State) -> None:
    """Keep `state` at `path`; a reader sees the old one or the new one."""
    new = path.with_suffix(".new")
    new.write_bytes(msgspec.json.encode(state))
    new.replace(path)
