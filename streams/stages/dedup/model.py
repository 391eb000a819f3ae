"""The decision: a small neural network over the features, its weights in model.json, about which MODEL.md tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, tanh
from operator import mul
from pathlib import Path

import msgspec

from streams.stages.dedup.features import Features

WEIGHTS = Path(__file__).with_name("model.json")

_FARTHEST = 500.0  # log odds that `exp` can take


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A hidden unit: the hyperbolic tangent of its own weighted sum, of which `says` is the weight."""

    bias: float
    weights: tuple[float, ...]
    says: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Features are between 0 and 1 and units between -1 and 1, so that no single one can say more than its weight."""

    bias: float
    weights: Mapping[str, float]
    units: tuple[Unit, ...] = ()

    def score(self, features: Iterable[float]) -> float:
        """Return the log odds that two texts are one story in nearly the same words."""
        values = tuple(features)
        linear: float = sum(map(mul, self.weights.values(), values))
        units = (one.says * tanh(one.bias + sum(map(mul, one.weights, values))) for one in self.units)
        return self.bias + linear + sum(units)

    def lacks(self, features: Features) -> dict[str, float]:
        """Return for each feature by how much the score would rise at most if nothing but that were 0 or 1."""
        score = self.score(features)
        ends = {name: [self.score(features._replace(**{name: end})) for end in (0.0, 1.0)] for name in Features._fields}
        return {name: max(score, *scores) - score for name, scores in ends.items()}


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
