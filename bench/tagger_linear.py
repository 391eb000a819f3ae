"""Trains the linear model: a linear-chain CRF (Lafferty et al. 2001) with hashed features.

Stochastic gradient, AdaGrad with one rate a feature, features dropped at random in training, weights averaged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray
from tagger_examples import Example, features
from tagger_scores import decode

from streams.stages.tag.tagger.hashing import BUCKETS
from streams.stages.tag.tagger.labels import LABELS, follows

RATE, DECAY, DROPPED = 0.25, 1e-3, 0.5
EPOCHS = 12
SURELY = 20.0  # the score of O where there are no features
LEAST = 1e-9  # probability
_SMALL = 1e-6  # squared gradients that are not worth a step
_MAY = np.array([[follows(before, label) for label in LABELS] for before in LABELS])
_BEGIN = np.array([follows("O", label) for label in LABELS])
_END = np.array([follows(label, "O") for label in LABELS])
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights of buckets and labels, and of moves from label to label."""

    weights: Floats
    moves: Floats


def train(learned: list[Example], seed: int = 0, epochs: int = EPOCHS) -> Linear:
    """Return the model, averaged over the second half of the epochs."""
    packed = [features(one) for one in learned]
    weights, squares = np.zeros((BUCKETS, len(LABELS)), np.float32), np.zeros(BUCKETS, np.float32)
    moves, move_squares = (np.zeros((len(LABELS), len(LABELS)), np.float32) for _ in range(2))
    sums, move_sums = np.zeros_like(weights), np.zeros_like(moves)
    random = np.random.RandomState(seed)
    kept = epochs - epochs // 2
    for epoch in range(epochs):
        for number in random.permutation(len(learned)):
            said, ends = _dropped(*packed[number], random.randint(1 << 31))
            _step(weights, squares, moves, move_squares, said, ends, learned[number].wanted)
        if epoch >= epochs // 2:
            sums += weights
            move_sums += moves
    return Linear(sums * ((1 - DROPPED) / kept), move_sums / kept)


def scores(model: Linear, one: Example) -> Floats:
    """Return the scores of the labels of an article's words."""
    said, ends = features(one)
    return _scores(model.weights, said, ends)


def log_marginals(model: Linear, one: Example) -> Floats:
    """Return the log of the probability of each label of an article's words."""
    wrong, _ = _marginals(scores(model, one), model.moves, one.wanted)
    wrong[np.arange(len(wrong)), one.wanted] += 1
    found: Floats = np.log(np.maximum(wrong, LEAST)).astype(np.float32)
    return found


@numba.njit(cache=True)
def _dropped(said, ends, seed):
    np.random.seed(seed)
    kept, stops = np.empty_like(said), np.zeros_like(ends)
    size = 0
    for word in range(len(ends) - 1):
        for place in range(ends[word], ends[word + 1]):
            if np.random.random() >= DROPPED:
                kept[size] = said[place]
                size += 1
        stops[word + 1] = size
    return kept[:size], stops


@numba.njit(cache=True, fastmath=True)
def _scores(weights, said, ends):
    found = np.zeros((len(ends) - 1, weights.shape[1]), np.float32)
    for word in range(len(ends) - 1):
        for place in range(ends[word], ends[word + 1]):
            row = said[place]
            for label in range(weights.shape[1]):
                found[word, label] += weights[row, label]
        if ends[word] == ends[word + 1]:
            found[word, 0] = SURELY
    return found


@numba.njit(cache=True, fastmath=True)
def _marginals(found, moves, wanted):
    """Return the marginals of the labels less what is wanted, and the like of the moves (forward and backward)."""
    length, count = found.shape
    moving = np.where(_MAY, np.exp(moves), 0.0).astype(np.float64)
    likely = np.empty((length, count))
    for word in range(length):
        likely[word] = np.exp(found[word] - found[word].max())
    ahead, back = np.zeros((length, count)), np.zeros((length, count))
    ahead[0] = np.where(_BEGIN, likely[0], 0.0)
    ahead[0] /= ahead[0].sum()
    for word in range(1, length):
        for before in range(count):
            share = ahead[word - 1, before]
            if share > 1e-12:
                for label in range(count):
                    ahead[word, label] += share * moving[before, label]
        ahead[word] *= likely[word]
        ahead[word] /= ahead[word].sum()
    back[length - 1] = np.where(_END, 1.0, 0.0)
    of_moves = np.zeros((count, count))
    for word in range(length - 2, -1, -1):
        behind = back[word + 1] * likely[word + 1]
        for before in range(count):
            total = 0.0
            for label in range(count):
                total += moving[before, label] * behind[label]
            back[word, before] = total
        whole = (ahead[word] * back[word]).sum()
        for before in range(count):
            share = ahead[word, before] / whole
            if share > 1e-9:
                for label in range(count):
                    of_moves[before, label] += share * moving[before, label] * behind[label]
        back[word] /= back[word].sum()
        of_moves[wanted[word], wanted[word + 1]] -= 1
    for word in range(length):
        ahead[word] *= back[word]
        ahead[word] /= ahead[word].sum()
        ahead[word, wanted[word]] -= 1
    return ahead, of_moves


@numba.njit(cache=True, fastmath=True)
def _step(weights, squares, moves, move_squares, said, ends, wanted):
    wrong, of_moves = _marginals(_scores(weights, said, ends), moves, wanted)
    for before in range(moves.shape[0]):
        for label in range(moves.shape[1]):
            if _MAY[before, label]:
                slope = of_moves[before, label]
                move_squares[before, label] += slope * slope
                moves[before, label] -= RATE * slope / np.sqrt(move_squares[before, label] + 1)
    for word in range(len(ends) - 1):
        square = (wrong[word] ** 2).sum()
        if square < _SMALL:
            continue
        for place in range(ends[word], ends[word + 1]):
            row = said[place]
            squares[row] += square
            rate = RATE / np.sqrt(squares[row] + 1)
            for label in range(weights.shape[1]):
                weights[row, label] -= rate * (wrong[word, label] + DECAY * weights[row, label])


def found(model: Linear, one: Example) -> set[tuple[int, int, int]]:
    """Return the names that the model finds, by the numbers of their tokens."""
    return decode(scores(model, one)[one.places], model.moves)
