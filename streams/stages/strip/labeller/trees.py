"""Sums of oblivious decision trees: all nodes of a level ask the same question, so lines need no branching."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from streams.stages.strip.labeller.arrays import Floats

_AT_ONCE = 256  # lines: what is reckoned with stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Trees:
    """`features[t, d] > borders[t, d]` is bit d of the leaf that tree t gives a line.

    `leaves` has the axes tree, leaf and class; `bias` one value a class.
    """

    features: NDArray[np.int32]
    borders: Floats
    leaves: Floats
    bias: Floats

    def sums(self, columns: Floats) -> Floats:
        """Return for each class and line the sum over all trees; `columns` has the axes feature and line."""
        parts = [self._sums(columns[:, begin : begin + _AT_ONCE]) for begin in range(0, columns.shape[1], _AT_ONCE)]
        return np.concatenate(parts, axis=1) if parts else np.zeros((len(self.bias), 0), np.float32)

    def _sums(self, columns: Floats) -> Floats:
        trees, depth = self.features.shape
        asked = columns.take(self.features.T.ravel(), axis=0) > self.borders.T.reshape(-1, 1)
        *lower, chosen = asked.view(np.uint8).reshape(depth, trees, -1)
        for bit in reversed(lower):
            chosen <<= 1
            chosen |= bit
        leaves = self.leaves.reshape(-1, len(self.bias))
        begins = np.arange(0, len(leaves), 1 << depth, dtype=np.int32)
        values = leaves.take(chosen + begins[:, None], axis=0)
        sums: Floats = values.sum(axis=0, dtype=np.float32).T + self.bias[:, None]
        return sums
