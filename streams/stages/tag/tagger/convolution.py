"""The convolution in whole numbers, over the vectors of words (Collobert et al. 2011, and a pool by word)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.model import HIDDEN, WIDTH, Layer, Network
from streams.stages.tag.tagger.words import WINDOW

MOST = 4095  # of a value between the layers
Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Convolution:
    """Scores words. Its values are whole numbers, though floating point holds them.

    A layer adds up at most 384 products of weights below 2 ** 15 and values below 2 ** 12: less than 2 ** 36, so
    float64 has the exact sums, in whatever order, and those divided by powers of two as well.
    """

    def __init__(self, network: Network) -> None:
        """Lay out the weights as products take them."""
        self._vectors = network.first.weights.reshape(HIDDEN, WINDOW, WIDTH).transpose(2, 1, 0).astype(np.float64)
        flags = np.concatenate([network.flags, np.zeros((1, 3, HIDDEN), np.int32)])
        flags[:-1, 1] += network.first.bias
        self._flags = flags.reshape(-1, HIDDEN)
        self._shift = network.first.shift
        self._pooled, self._out = _Product(network.pooled), _Product(network.out)
        self._layers = [_Product(layer) for layer in network.layers]

    def parts(self, vectors: NDArray[np.int16]) -> NDArray[np.int32]:
        """Return what words add to the sums of the first layer, axes word, place in the window, and output."""
        sums = vectors.astype(np.float64) @ self._vectors.reshape(WIDTH, WINDOW * HIDDEN)
        return sums.astype(np.int32).reshape(len(vectors), WINDOW, HIDDEN)

    def scores(
        self, sums: NDArray[np.int32], flags: Integers, names: NDArray[np.uint64], heard: list[Integers]
    ) -> NDArray[np.int32]:
        """Return the scores of the labels of the words in the last of `heard`, which are places of words.

        For each layer `heard` has the places of those whose values count, in ascending order. `sums` are the sums of
        `parts` in the windows around those of the first. `names` are equal where words are, but for their case.
        """
        upper = np.flatnonzero(flags[heard[0]])
        hidden = _edged(self._first(sums, flags, heard[0]))
        if len(upper):
            self._share(hidden, upper + 1, names[heard[0]][upper])
        for layer, (before, after) in zip(self._layers, pairwise(heard), strict=True):
            hidden = layer.added(hidden, np.searchsorted(before, after))
        return self._out.of(hidden[1:-1]).astype(np.int32)

    def _first(self, sums: NDArray[np.int32], flags: Integers, places: Integers) -> NDArray[np.int32]:
        outside = [len(self._flags) // 3 - 1]
        around = np.concatenate([outside, flags, outside])
        for place in range(3):
            sums += self._flags.take(around[places + place] * 3 + place, axis=0)
        return np.clip(np.right_shift(sums, self._shift), 0, MOST)

    def _share(self, hidden: Floats, rows: Integers, names: NDArray[np.uint64]) -> None:
        """Add to words what the places where each stands have in common: the mean and the largest values."""
        order = np.argsort(names)
        rows, names = rows[order], names[order]
        starts = np.flatnonzero(np.concatenate([[True], names[1:] != names[:-1]]))
        counts = np.diff(starts, append=len(names))
        own = hidden.take(rows, axis=0)
        means = np.floor(np.add.reduceat(own, starts) / counts[:, None])
        pooled = self._pooled.of(np.concatenate([means, np.maximum.reduceat(own, starts)], axis=1))
        own += pooled.repeat(counts, axis=0)
        hidden[rows] = np.clip(own, -MOST, MOST, out=own)


class _Product:
    """A layer: `(weights @ input + bias) >> shift`."""

    def __init__(self, layer: Layer) -> None:
        self._matrix, self._bias = np.ldexp(1.0, -layer.shift) * layer.weights.T, np.ldexp(layer.bias, -layer.shift)

    def of(self, rows: Floats) -> Floats:
        sums: Floats = rows @ self._matrix
        sums += self._bias
        return np.floor(sums, out=sums)

    def added(self, hidden: Floats, places: Integers) -> Floats:
        """Return what `hidden` has in some places, and what those with their neighbours give, added up."""
        windows = hidden.take(places[:, None] + np.arange(3), axis=0).reshape(len(places), 3 * HIDDEN)
        gains = self.of(windows)
        np.clip(gains, 0, MOST, out=gains)
        gains += windows[:, HIDDEN : 2 * HIDDEN]
        return _edged(np.minimum(gains, MOST, out=gains))


def _edged(rows: NDArray[np.number]) -> Floats:
    """Return rows with one of zeros before and one behind."""
    found = np.zeros((len(rows) + 2, rows.shape[1]))
    found[1:-1] = rows
    return found
