"""Where the words of an article stand among the breaks between its lines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def places_of(text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return where each word of `text` stands, if there is a break before each that begins a line."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    feeds = np.concatenate([[0], np.cumsum(codes == ord("\n"))])
    begins = feeds[starts] > feeds[np.concatenate([[0], ends[:-1]])]
    found: NDArray[np.int64] = np.arange(len(starts)) + np.cumsum(begins)
    return found
