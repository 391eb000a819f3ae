"""Where the compiled kernel is, if there is one."""

from __future__ import annotations

import hashlib
from ctypes import CDLL, c_void_p
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FOLDER = Path(__file__).parent


@cache
def library() -> CDLL | None:
    """Return the kernel compiled from exactly the C files beside this one; None where it was not compiled."""
    sources = sorted(_FOLDER.glob("*.[ch]"))
    digest = hashlib.blake2b(b"\0".join(path.read_bytes() for path in sources), digest_size=8).hexdigest()
    path = _FOLDER / f"kernel-{digest}.so"
    return CDLL(str(path)) if path.exists() else None


def address(array: NDArray[np.generic]) -> c_void_p:
    """Return where the values of `array` lie. Raises ValueError unless they lie in a row, the last axis innermost."""
    if not array.flags.c_contiguous:
        raise ValueError("The kernel takes arrays whose values lie in a row; make it one with numpy.ascontiguousarray.")
    return c_void_p(array.ctypes.data)
