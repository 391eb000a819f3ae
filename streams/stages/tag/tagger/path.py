"""The best path through the scores of labels (Viterbi 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NEVER = -(1 << 26)  # the score of a move that may not be
BEGIN = -(1 << 28)  # that of all labels but O before the first word
HARDLY = -(1 << 20)  # that of all labels but O where no name can be; O has 0 there
Integers = NDArray[np.int64]


def best_path(moves: NDArray[np.int32], scores: NDArray[np.int32], near: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the label of each word; of equal sums the first label counts. `scores` has the axes word and label.

    The path begins behind O and ends before it. Where words are not `near`, the scores are those of HARDLY.
    """
    path = np.zeros(len(scores), np.uint8)
    if not _stand_apart(moves, scores, near):
        near = np.ones_like(near)
    places = np.flatnonzero(near)
    if len(places):
        path[places] = _paths(moves.astype(np.int64), scores[places].astype(np.int64), places)
    return path


def _stand_apart(moves: NDArray[np.int32], scores: NDArray[np.int32], near: NDArray[np.bool_]) -> bool:
    """Tell whether each stretch of near words has the path that it has without the others.

    A path that is not O on words between stretches, k in a row, gains less by the labels and moves of the at most
    k + 1 stretches that they part than it loses by k times HARDLY, if each stretch is worth less than half of that.
    So it is not the best: the best has O there.
    """
    better = int(moves.max() - moves[0, 0])
    worth = np.where(near, scores.max(axis=1).astype(np.int64) - scores[:, 0] + better, 0)
    sums = np.concatenate([[0], np.cumsum(worth)])
    edges = np.flatnonzero(np.diff(near, prepend=False, append=False))
    return bool((sums[edges[1::2]] - sums[edges[::2]] + better < -HARDLY // 2).all())


def _paths(moves: Integers, scores: Integers, places: Integers) -> list[int]:
    """Return the best path of each stretch of neighbouring `places`, the words of all of them."""
    first = np.flatnonzero(np.diff(places, prepend=-2) != 1)
    lengths = np.diff(first, append=len(places))
    longest = np.argsort(-lengths, kind="stable")
    came, last = _forward(moves, scores, first[longest], lengths[longest])
    ends = dict(zip((first + lengths - 1)[longest].tolist(), last.tolist(), strict=True))
    path = [0] * len(places)
    label = 0
    for word in range(len(places) - 1, -1, -1):
        path[word] = label = ends.get(word, label)
        label = came[word * len(moves) + label]
    return path


def _forward(moves: Integers, scores: Integers, first: Integers, lengths: Integers) -> tuple[bytes, Integers]:
    """Return for each word and label the label before, and the last label of each stretch; the longest come first.

    A step is a word of each stretch. Sums are multiples of `size`; what is left tells the label before, the first the
    most, so that the largest is it.
    """
    size = 1 << len(moves).bit_length()
    scores, moves = scores * size, moves * size
    from_where = moves[:, None] + np.arange(size - 1, size - 1 - len(moves), -1)[:, None, None]
    best = np.full((len(first), len(moves)), BEGIN * size)
    best[:, 0] = 0
    came = np.empty(scores.shape, np.uint8)
    room = np.empty((len(moves), *best.shape), np.int64)
    under_way = np.searchsorted(-lengths, -np.arange(lengths[0])).tolist()
    for step, count in enumerate(under_way):
        words, sums = first[:count] + step, room[:, :count]
        most = np.maximum.reduce(np.add(from_where, best[:count].T[:, :, None], out=sums), axis=0)
        before = most & (size - 1)
        came[words] = size - 1 - before
        best[:count] = most - before + scores.take(words, axis=0)
    return came.tobytes(), (best + moves[:, 0]).argmax(axis=1)
