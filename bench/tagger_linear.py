"""Trains the linear model: a linear-chain CRF (Lafferty et al. 2001) with hashed features.

Stochastic gradient, AdaGrad with one rate a feature, features dropped at random in training, weights averaged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray
from tagger_examples import Example, features

from streams.stages.tag.tagger.hashing import BUCKETS
from streams.stages.tag.tagger.labels import LABELS, follows

RATE, DECAY, DROPPED = 0.25, 1e-3, 0.5
EPOCHS = 12
SURELY = 20.0  # the score of O where there are no features
LEAST = 1e-9  # probability that counts
_SMALL = 1e-6  # squared gradients that are not worth a step
_MAY = np.array([[follows(before, label) for label in LABELS] for before in LABELS])
_BEGIN = np.array([follows("O", label) for label in LABELS])
_END = np.array([follows(label, "O") for label in LABELS])
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights of buckets and labels, and of moves from label to label; while it is trained, squares of gradients.

    `weights` and `moves` change in place.
    """

    weights: Floats
    moves: Floats
    squares: Floats
    move_squares: Floats


def train(learned: list[Example], seed: int = 0, epochs: int = EPOCHS) -> Linear:
    """Return the model, averaged over the second half of the epochs."""
    packed = [features(one) for one in learned]
    count = len(LABELS)
    shapes = (BUCKETS, count), (count, count), (BUCKETS,), (count, count)
    model, total = (Linear(*(np.zeros(shape, np.float32) for shape in shapes)) for _ in range(2))
    random = np.random.default_rng(seed)
    averaged = epochs - epochs // 2
    for epoch in range(epochs):
        for number in random.permutation(len(learned)):
            said, ends = packed[number]
            _learn(model, *_dropped(said, ends, random), learned[number].wanted)
        if epoch >= epochs - averaged:
            np.add(total.weights, model.weights, out=total.weights)
            np.add(total.moves, model.moves, out=total.moves)
    total.weights[:] *= np.float32((1 - DROPPED) / averaged)
    total.moves[:] *= np.float32(1 / averaged)
    return total


def scores(model: Linear, one: Example) -> Floats:
    """Return the scores of the labels of an article's words."""
    return _scores(model.weights, *features(one))


def log_marginals(model: Linear, one: Example) -> Floats:
    """Return the log of the probability of each label of an article's words."""
    marginals, _ = _marginals(scores(model, one), model.moves)
    return np.log(np.maximum(marginals, LEAST)).astype(np.float32)


def _dropped(
    said: NDArray[np.int32], ends: NDArray[np.int64], random: np.random.Generator
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    kept = random.random(len(said)) >= DROPPED
    return said[kept], np.concatenate([[0], np.cumsum(kept)])[ends]


def _learn(model: Linear, said: NDArray[np.int32], ends: NDArray[np.int64], wanted: NDArray[np.int32]) -> None:
    """Take a step towards the labels `wanted` of one article."""
    wrong, moved = _marginals(_scores(model.weights, said, ends), model.moves)
    wrong[np.arange(len(wanted)), wanted] -= 1
    np.subtract.at(moved, (wanted[:-1], wanted[1:]), 1)
    slopes = np.where(_MAY, moved, 0).astype(np.float32)
    model.move_squares[:] += slopes**2
    model.moves[:] -= RATE * slopes / np.sqrt(model.move_squares + 1)
    _step(model.weights, model.squares, (said, ends), wrong)


@numba.njit(cache=True, fastmath=True)
def _scores(weights: Floats, said: NDArray[np.int32], ends: NDArray[np.int64]) -> Floats:
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
def _marginals(found: Floats, moves: Floats) -> tuple[Doubles, Doubles]:
    """Return the probabilities of the labels of words, and the sums of those of the moves."""
    moving = np.where(_MAY, np.exp(moves), 0.0).astype(np.float64)
    likely = np.empty(found.shape)
    for word in range(len(found)):
        likely[word] = np.exp(found[word] - found[word].max())
    ahead = _forward(likely, moving)
    return _backward(ahead, likely, moving)


@numba.njit(cache=True, fastmath=True)
def _forward(likely: Doubles, moving: Doubles) -> Doubles:
    """Return how likely the labels of each word are by the words up to it."""
    ahead = np.zeros(likely.shape)
    ahead[0] = np.where(_BEGIN, likely[0], 0.0)
    ahead[0] /= ahead[0].sum()
    for word in range(1, len(likely)):
        for before in range(len(moving)):
            share = ahead[word - 1, before]
            if share > LEAST:
                for label in range(len(moving)):
                    ahead[word, label] += share * moving[before, label]
        ahead[word] *= likely[word]
        ahead[word] /= ahead[word].sum()
    return ahead


@numba.njit(cache=True, fastmath=True)
def _backward(ahead: Doubles, likely: Doubles, moving: Doubles) -> tuple[Doubles, Doubles]:
    """Return what _marginals returns, from the last word to the first; `ahead` becomes the first part."""
    moved = np.zeros(moving.shape)
    back = np.where(_END, 1.0, 0.0)
    for word in range(len(likely) - 1, -1, -1):
        whole = (ahead[word] * back).sum()
        if word:
            behind = back * likely[word]
            before_word = np.zeros(len(moving))
            for before in range(len(moving)):
                for label in range(len(moving)):
                    before_word[before] += moving[before, label] * behind[label]
            every = (ahead[word - 1] * before_word).sum()
            for before in range(len(moving)):
                share = ahead[word - 1, before] / every
                if share > LEAST:
                    for label in range(len(moving)):
                        moved[before, label] += share * moving[before, label] * behind[label]
        ahead[word] *= back / whole
        if word:
            back = before_word / before_word.sum()
    return ahead, moved


@numba.njit(cache=True, fastmath=True)
def _step(
    weights: Floats, squares: Floats, packed: tuple[NDArray[np.int32], NDArray[np.int64]], wrong: Doubles
) -> None:
    said, ends = packed
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
