"""Sums of oblivious decision trees: all nodes of a level ask the same question, so lines need no branching."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from streams.stages.strip.labeller.arrays import Floats

_AT_ONCE = 1_024  # lines


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
        asked = columns[self.features.ravel()] > self.borders.reshape(-1, 1)
        chosen = np.packbits(asked.reshape(trees, depth, -1), axis=1, bitorder="little")[:, 0, :]
        values = self.leaves[np.arange(trees)[:, None], chosen]
        sums: Floats = values.sum(axis=0, dtype=np.float32).T + self.bias[:, None]
        return sums
