"""Locks that end with the process which holds them, so that none is ever stale (flock(2))."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def locked(path: Path) -> Iterator[BinaryIO]:
    """Wait for the lock at `path`, whose folder exists, and hold it.

    A child that inherits the file holds the lock with us, and keeps it when this context ends.
    """
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def is_locked(path: Path) -> bool:
    """Tell whether any process holds the lock at `path`."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
