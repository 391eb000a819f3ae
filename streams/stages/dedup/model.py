"""The decision: a logistic model over the features, its weights in model.json, about which MODEL.md tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

import msgspec

from streams.stages.dedup.features import Features

WEIGHTS = Path(__file__).with_name("model.json")

_FARTHEST = 500.0  # log odds that `exp` can take


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Features are between 0 and 1, so that no single one can say more than its weight."""

    bias: float
    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """Return the log odds that two texts are one story in nearly the same words."""
        return self.bias + sum(weight * value for weight, value in zip(self.weights.values(), features, strict=True))


def probability(score: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + exp(-max(-_FARTHEST, score)))


@cache
def trained() -> Model:
    """Return the model that comes with the program."""
    model = msgspec.json.decode(WEIGHTS.read_bytes(), type=Model)
    if tuple(model.weights) != Features._fields:
        raise ValueError(f"{WEIGHTS.name} knows other features than features.py: make it again")
    return model
