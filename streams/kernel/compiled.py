"""Where the compiled kernel is, if there is one."""

from __future__ import annotations

import hashlib
from ctypes import CDLL, Array, c_char
from functools import cache
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

_FOLDER = Path(__file__).parent
_ANYTHING = c_char * 0


@cache
def library() -> CDLL | None:
    """Return the kernel compiled from exactly the C files beside this one; None where it was not compiled."""
    sources = sorted(_FOLDER.glob("*.[ch]"))
    digest = hashlib.blake2b(b"\0".join(path.read_bytes() for path in sources), digest_size=8).hexdigest()
    path = _FOLDER / f"kernel-{digest}.so"
    return CDLL(str(path)) if path.exists() else None


def address(array: NDArray[Any]) -> Array[c_char]:
    """Return what functions of the kernel take for `array`, which they may write to; it keeps the array alive.

    Raises ValueError unless its values lie in a row, the last axis innermost.
    """
    if not array.flags.c_contiguous:
        raise ValueError("The kernel takes arrays whose values lie in a row; make it one with numpy.ascontiguousarray.")
    return _ANYTHING.from_buffer(array.data)


def addresses(*arrays: NDArray[Any]) -> list[Array[c_char]]:
    """Return what functions of the kernel take for each of `arrays`, as `address` does."""
    return [address(array) for array in arrays]
