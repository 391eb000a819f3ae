"""The best path through the scores of labels (Viterbi 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEVER = -(1 << 26)  # the score of a move that may not be
BEGIN = -(1 << 28)  # that of all labels but O before the first word


def best_path(moves: NDArray[np.int32], scores: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Return the label of each word; of equal sums the first label counts. `scores` has the axes word and label.

    The path begins behind O and ends before it.
    """
    best = np.full(len(moves), BEGIN, np.int32)
    best[0] = 0
    came = np.empty(scores.shape, np.int64)
    columns, labels = np.ascontiguousarray(moves.T), np.arange(len(moves))
    for place in range(len(scores)):
        sums = columns + best
        came[place] = before = sums.argmax(axis=1)
        best = sums[labels, before] + scores[place]
        best -= best.max()
    path = np.empty(len(scores), np.uint8)
    last = int((best + moves[:, 0]).argmax())
    for place in range(len(scores) - 1, -1, -1):
        path[place] = last
        last = came[place, last]
    return path
