"""What the operating system refuses, in words that say what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streams.errors import BrokerStartError


def disk_full(path: Path, variable: str) -> BrokerStartError:
    """Return the error for a full disk; the environment's `variable` moves `path` to another."""
    return BrokerStartError(
        f"The disk of {path} is full. Free some space, or set {variable} to a folder on another disk."
    )


@contextmanager
def worded(path: Path, variable: str) -> Iterator[None]:
    """Turn an OSError about `path`, which the environment's `variable` moves, into a BrokerStartError."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise disk_full(path, variable) from error
        raise BrokerStartError(
            f"The embedded broker cannot use {error.filename or path}: {error.strerror}. "
            f"Set {variable} to a folder that you may write to."
        ) from error
