"""The decision: a small neural network over the features, its weights in model.json, about which MODEL.md tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from streams.stages.dedup.features import Features

WEIGHTS = Path(__file__).with_name("model.json")

Array = NDArray[np.float64]

_FARTHEST = 500.0  # log odds that `exp` can take


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A hidden unit: the hyperbolic tangent of its own weighted sum, of which `says` is the weight."""

    bias: float
    weights: tuple[float, ...]
    says: float


@dataclass(frozen=True, kw_only=True)
class Model:
    """Features are between 0 and 1 and units between -1 and 1, so that no single one can say more than its weight."""

    bias: float
    weights: Mapping[str, float]
    units: tuple[Unit, ...] = ()

    def scores(self, texts: Sequence[Sequence[float]]) -> list[float]:
        """Return the log odds that a text and each of others, by the features of each, are one story."""
        features = np.array(texts)
        weights, inner, biases, says = self._arrays
        found: list[float] = (features @ weights + np.tanh(features @ inner + biases) @ says + self.bias).tolist()
        return found

    @cached_property
    def _arrays(self) -> tuple[Array, Array, Array, Array]:
        inner = np.array([unit.weights for unit in self.units]).reshape(len(self.units), len(self.weights))
        biases, says = (np.array([getattr(unit, part) for unit in self.units]) for part in ("bias", "says"))
        return np.array([*self.weights.values()]), inner.T, biases, says


def probability(score: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + exp(-max(-_FARTHEST, score)))


@cache
def trained() -> Model:
    """Return the model that comes with the program."""
    model = msgspec.json.decode(WEIGHTS.read_bytes(), type=Model)
    known = len(Features._fields)
    if tuple(model.weights) != Features._fields or any(len(unit.weights) != known for unit in model.units):
        raise ValueError(f"{WEIGHTS.name} knows other features than features.py: make it again")
    return model
