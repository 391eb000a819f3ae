"""Where the compiled kernel is, if there is one."""

from __future__ import annotations

from ctypes import CDLL, Array, c_char, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from streams.kernel.sources import library_path

_FOLDER = Path(__file__).parent
_ANYTHING = c_char * 0


@cache
def library() -> CDLL | None:
    """Return the kernel compiled from exactly the C files beside this one; None where it was not compiled."""
    path = library_path(_FOLDER)
    return CDLL(str(path)) if path.exists() else None


def address(array: NDArray[Any]) -> c_void_p:
    """Return where the values of `array` lie, which the caller keeps alive.

    Raises ValueError unless they lie in a row, the last axis innermost.
    """
    _check(array)
    return c_void_p(array.ctypes.data)


def addresses(*arrays: NDArray[Any]) -> list[Array[c_char]]:
    """Return what functions of the kernel take for each of `arrays`, all of them writable; it keeps them alive.

    Quicker than `address`. Raises ValueError where that does.
    """
    for array in arrays:
        _check(array)
    return [_ANYTHING.from_buffer(array.data) for array in arrays]


def _check(array: NDArray[Any]) -> None:
    if not array.flags.c_contiguous:
        raise ValueError("The kernel takes arrays whose values lie in a row; make it one with numpy.ascontiguousarray.")
