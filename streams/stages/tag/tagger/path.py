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
    places = np.flatnonzero(near)
    if not _stand_apart(moves, scores, places):
        places = np.arange(len(scores))
    if len(places):
        _walk(moves.astype(np.int64), scores, places, path)
    return path


def _stand_apart(moves: NDArray[np.int32], scores: NDArray[np.int32], places: Integers) -> bool:
    """Tell whether each stretch of neighbouring `places` has the path that it has without the others.

    A path that is not O on words between stretches, k in a row, gains less by the labels and moves of the at most
    k + 1 stretches that they part than it loses by k times HARDLY, if each stretch is worth less than half of that.
    So it is not the best: the best has O there.
    """
    better = int(moves.max() - moves[0, 0])
    rows, first = scores.take(places, axis=0), _first(places)
    worth = rows.max(axis=1).astype(np.int64) - rows[:, 0] + better
    return not len(places) or bool((np.add.reduceat(worth, first) + better < -HARDLY // 2).all())


def _first(places: Integers) -> Integers:
    """Return which of `places` do not follow on the one before."""
    return np.flatnonzero(np.diff(places, prepend=-2) != 1)


def _walk(moves: Integers, scores: NDArray[np.int32], places: Integers, path: NDArray[np.uint8]) -> None:
    """Write the best path of each stretch of neighbouring `places` to `path`.

    All stretches are walked at once, the longest first, so that those that go on are a beginning of all.
    """
    first = _first(places)
    lengths = np.diff(first, append=len(places))
    longest = np.argsort(-lengths, kind="stable")
    rank = np.empty_like(longest)
    rank[longest] = np.arange(len(longest))
    step = np.arange(len(places)) - np.repeat(first, lengths)
    ranks = np.repeat(rank, lengths)
    order = np.argsort(step * len(first) + ranks)
    walked = places[order]
    rows = scores.take(walked, axis=0)[:, : len(moves)].astype(np.int64)
    came, last = _forward(moves, rows, np.bincount(step).tolist())
    labels, found = last.tolist(), bytearray(len(walked))
    for word, stretch in zip(range(len(walked) - 1, -1, -1), ranks[order[::-1]].tolist(), strict=True):
        found[word] = label = labels[stretch]
        labels[stretch] = came[word * len(moves) + label]
    path[walked] = found


def _forward(moves: Integers, scores: Integers, under_way: list[int]) -> tuple[bytes, Integers]:
    """Return for each word and label the label before, and the last label of each stretch.

    A step is a word of each stretch that is `under_way`; `scores` has those of one step behind those of the other.
    Sums are multiples of `size`; what is left tells the label before, the first the most, so that the largest is it.
    """
    size = 1 << len(moves).bit_length()
    scores, moves = scores * size, moves * size
    from_where = moves[:, None] + np.arange(size - 1, size - 1 - len(moves), -1)[:, None, None]
    best = np.full((under_way[0], len(moves)), BEGIN * size)
    best[:, 0] = 0
    came = np.empty(scores.shape, np.int64)
    room = np.empty((len(moves), *best.shape), np.int64)
    done = 0
    for count in under_way:
        words, sums, going = slice(done, done + count), room[:, :count], best[:count]
        np.add(from_where, going.T[:, :, None], out=sums)
        most = np.maximum.reduce(sums, axis=0, out=came[words])
        np.bitwise_and(most, -size, out=going)
        going += scores[words]
        done += count
    return (size - 1 - (came & (size - 1))).astype(np.uint8).tobytes(), (best + moves[:, 0]).argmax(axis=1)
