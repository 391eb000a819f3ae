"""Fits the model that decides on duplicates: a logistic regression, and hidden units beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.stages.dedup.model import Unit

RIDGE = 1e-6  # chosen by training on either half and measuring on the other
NETWORKS = 8
UNITS = 12  # of each
DECAY = 1e-5  # of the hidden units
PASSES = 500
RATE = 0.02
STEPS = 40
SMALL = 1e-8
DIGITS = 4

Array = NDArray[np.floating[Any]]


def fit(features: Array, same: Array) -> Array:
    """Return bias and weights of a ridge-penalised logistic regression, by Newton's method."""
    rows = np.hstack([np.ones((len(features), 1)), features])
    fitted = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], RIDGE * len(rows))
    penalty[0] = 0
    for _ in range(STEPS):
        likely = _likely(rows @ fitted)
        hessian = (rows * (likely * (1 - likely) + 1e-9)[:, None]).T @ rows + np.diag(penalty)
        fitted += np.linalg.solve(hessian, rows.T @ (same - likely) - penalty * fitted)
    return fitted


def network(features: Array, same: Array, fitted: Array) -> tuple[float, list[float], tuple[Unit, ...]]:
    """Return bias, weights and hidden units of a network that says what several networks say on average.

    Each begins as the logistic regression `fitted`, with other hidden units, and errs on other rows that are hard to
    tell: Hansen and Salamon, "Neural network ensembles" (1990).
    """
    found = [_trained(features, same, fitted, seed) for seed in range(NETWORKS)]
    units = (
        Unit(bias=_rounded(begin), weights=tuple(map(_rounded, column)), says=_rounded(end / NETWORKS))
        for inner, biases, says, _, _ in found
        for begin, column, end in zip(biases, inner.T, says, strict=True)
    )
    weights, bias = (np.mean([one[part] for one in found], axis=0) for part in (3, 4))
    return _rounded(bias[0]), [*map(_rounded, weights)], tuple(units)


def _rounded(number: float) -> float:
    return round(float(number), DIGITS)


def _trained(features: Array, same: Array, fitted: Array, seed: int) -> list[Array]:
    """Return the parts of one network, as `slopes` takes them, that begins as the logistic regression `fitted`.

    By Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), all rows in each step, in steps that
    become smaller to the end.
    """
    draw, width = np.random.default_rng(seed), features.shape[1]
    inner, says = draw.normal(0, width**-0.5, (width, UNITS)), draw.normal(0, 0.1 * UNITS**-0.5, UNITS)
    parts = [part.astype(np.float32) for part in (inner, np.zeros(UNITS), says, fitted[1:], fitted[:1])]
    features, same = features.astype(np.float32), same.astype(np.float32)
    first, second = [np.zeros_like(part) for part in parts], [np.zeros_like(part) for part in parts]
    for step in range(1, PASSES + 1):
        for number, slope in enumerate(slopes(features, same, parts)):
            first[number] = 0.9 * first[number] + 0.1 * slope
            second[number] = 0.999 * second[number] + 0.001 * slope**2
            pace = RATE * (1 - step / PASSES) / (1 - 0.9**step)
            parts[number] -= pace * first[number] / (np.sqrt(second[number] / (1 - 0.999**step)) + SMALL)
    return parts


def slopes(features: Array, same: Array, parts: Sequence[Array]) -> list[Array]:
    """Return the gradient of the mean log loss, and of what keeps the weights small, for each part of the network."""
    inner, biases, says, weights, bias = parts
    hidden = np.tanh(features @ inner + biases)
    likely = _likely(hidden @ says + features @ weights + bias)
    wrong = (likely - same) / len(same)
    back = np.outer(wrong, says) * (1 - hidden**2)
    return [
        features.T @ back + DECAY * inner,
        back.sum(axis=0),
        hidden.T @ wrong + DECAY * says,
        features.T @ wrong + RIDGE * weights,
        np.array([wrong.sum()]),
    ]


def _likely(scores: Array) -> Array:
    """Return the probabilities of log odds."""
    found: Array = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return found
