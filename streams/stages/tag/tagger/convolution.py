"""The convolution in whole numbers, over the vectors of words (Collobert et al. 2011, and a pool by word)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.model import Layer, Network
from streams.stages.tag.tagger.words import REACH

MOST = 4095  # of a value between the layers
Integers = NDArray[np.int64]


def scores(network: Network, vectors: NDArray[np.int16], flags: Integers, names: Integers) -> Integers:
    """Return the scores of the labels of words. `names` are equal where words are, but for their case.

    The sums are whole numbers below 2 ** 53 throughout, so floating point takes them exactly, in whatever order.
    """
    sums = _sums(network.first, _windows(vectors, REACH)) + _told(network.flags, flags)
    hidden = np.clip(sums >> network.first.shift, 0, MOST)
    hidden = _shared(network.pooled, hidden, flags, names)
    for layer in network.layers:
        gain = np.clip(_sums(layer, _windows(hidden, 1)) >> layer.shift, 0, MOST)
        hidden = np.clip(hidden + gain, -MOST, MOST)
    return _sums(network.out, hidden) >> network.out.shift


def _sums(layer: Layer, rows: NDArray[np.integer]) -> Integers:
    found: Integers = (rows.astype(np.float64) @ layer.weights.T.astype(np.float64)).astype(np.int64)
    return found + layer.bias


def _windows(rows: NDArray[np.integer], reach: int) -> NDArray[np.integer]:
    edges = np.zeros((reach, rows.shape[1]), rows.dtype)
    around = np.concatenate([edges, rows, edges])
    return np.concatenate([around[place : place + len(rows)] for place in range(2 * reach + 1)], axis=1)


def _told(table: NDArray[np.int32], flags: Integers) -> Integers:
    told = table[flags].astype(np.int64)
    sums = told[:, 1].copy()
    sums[1:] += told[:-1, 0]
    sums[:-1] += told[1:, 2]
    return sums


def _shared(layer: Layer, hidden: Integers, flags: Integers, names: Integers) -> Integers:
    """Add to each capitalised word what the places where it stands have in common: the mean and the largest values."""
    upper = np.flatnonzero(flags)
    if not len(upper):
        return hidden
    _, numbers, counts = np.unique(names[upper], return_inverse=True, return_counts=True)
    order = np.argsort(numbers, kind="stable")
    starts = np.cumsum(counts) - counts
    sums = np.add.reduceat(hidden[upper][order], starts, axis=0)
    most = np.maximum.reduceat(hidden[upper][order], starts, axis=0)
    pooled = _sums(layer, np.concatenate([sums // counts[:, None], most], axis=1)) >> layer.shift
    result = hidden.copy()
    result[upper] = np.clip(hidden[upper] + pooled[numbers], -MOST, MOST)
    return result
