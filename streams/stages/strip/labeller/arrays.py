"""Array types and small reckonings over the lines of an article, one value a line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

FAR = 50  # lines; what is farther away is as far as nothing at all


def shifted(values: Floats, by: int, fill: float) -> Floats:
    """Return for each line the value of the line `by` above it (below it where `by` is negative), `fill` where none is.

    `values` may have further axes before that of the lines.
    """
    moved = np.full_like(values, fill)
    if by > 0:
        moved[..., by:] = values[..., :-by]
    else:
        moved[..., :by] = values[..., -by:]
    return moved


def around(values: Floats, reach: int) -> Floats:
    """Return for each line the mean over itself and `reach` lines on either side, as far as there are any."""
    count = values.shape[-1]
    sums = np.zeros((*values.shape[:-1], count + 1))
    np.cumsum(values, axis=-1, out=sums[..., 1:])
    lines = np.arange(count)
    first, end = np.maximum(lines - reach, 0), np.minimum(lines + reach + 1, count)
    means: Floats = ((sums[..., end] - sums[..., first]) / (end - first)).astype(np.float32)
    return means


def since(flags: Flags) -> Floats:
    """Return how many lines above each line the last flagged one stands, at most `FAR`.

    `flags` may have further axes before that of the lines.
    """
    lines = np.arange(flags.shape[-1], dtype=np.float32)
    distance: Floats = np.full(flags.shape, FAR, np.float32)
    last = np.maximum.accumulate(np.where(flags, lines, np.float32(-FAR)), axis=-1)
    np.minimum(lines[1:] - last[..., :-1], FAR, out=distance[..., 1:])
    return distance


def until(flags: Flags) -> Floats:
    """Return how many lines below each line the next flagged one stands, at most `FAR`."""
    below: Floats = since(flags[..., ::-1])[..., ::-1]
    return below


def codes(values: list[int]) -> Floats:
    """Return whole numbers as a column."""
    return np.array(values, np.float32)
