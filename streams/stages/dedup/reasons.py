"""Why a text was not taken for a copy: by what it would have been one, had it been measured otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from streams.stages.dedup.features import Features, features, measures
from streams.stages.dedup.model import Model

# What is measured of a copy, by the measure that names it.
_OF_A_COPY: Mapping[str, Mapping[str, float]] = {
    "text": {"text": 1.0, "contained": 1.0, "rare": 1.0, "strength": 1.0},
    "ahead": {"ahead": 1.0},
    "head": {"head": 1.0, "lead_missing": 0.0},
    "length": {"length": 1.0},
    "even": {"even": 1.0},
    "names": {"names": 1.0, "names_both": 1.0, "names_apart": 0.0},
    "numbers": {"numbers": 1.0, "numbers_both": 1.0, "numbers_apart": 0.0},
    "vocabulary": {"vocabulary": 1.0},
    "title": {"title": 1.0},
    "idle": {"idle": 0.0},
}


class Lack(NamedTuple):
    """One of the measures, and by how much the log odds of a copy would rise were it what it is of a copy."""

    name: str
    value: float
    log_odds: float


def lacks(model: Model, of: Features) -> tuple[Lack, ...]:
    """Return what speaks against a copy, most of all first."""
    found = measures(of)
    others = [features(found._replace(**copied)) for copied in _OF_A_COPY.values()]
    own, *scores = model.scores([features(found), *others])
    every = (Lack(name, getattr(found, name), score - own) for name, score in zip(_OF_A_COPY, scores, strict=True))
    return tuple(sorted((one for one in every if one.log_odds > 0), key=lambda one: -one.log_odds))
