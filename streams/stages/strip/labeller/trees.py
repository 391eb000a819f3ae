"""Sums of oblivious decision trees: all nodes of a level ask the same question, so lines need no branching."""

from __future__ import annotations

from ctypes import CDLL, c_int64
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from streams.kernel import addresses, library
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
        kernel = library()
        return self.sums_in_numpy(columns) if kernel is None else self._sums_in_kernel(kernel, columns)

    def sums_in_numpy(self, columns: Floats) -> Floats:
        """Return the same without the compiled kernel."""
        parts = [self._sums(columns[:, begin : begin + _AT_ONCE]) for begin in range(0, columns.shape[1], _AT_ONCE)]
        return np.concatenate(parts, axis=1) if parts else np.zeros((len(self.bias), 0), np.float32)

    def _sums_in_kernel(self, kernel: CDLL, columns: Floats) -> Floats:
        rows = np.ascontiguousarray(columns)
        sums = np.empty((rows.shape[1], len(self.bias)), np.float32)
        kernel.trees_sums(
            *addresses(self.features, self.borders, self.leaves, self.bias, rows, sums),
            *map(c_int64, (*self.features.shape, len(self.bias), rows.shape[1])),
        )
        return sums.T

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
