"""The numbers behind the decision on a cluster."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One figure by which two texts were compared, named as in the duplicate model."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The text of a cluster that speaks most for it, against the article: the figures and what they come to.

    `probability` is that of one story in nearly the same words: from `JOINED_FROM` of the stage on, it may join.
    """

    cluster: str
    canonical: str
    probability: float
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The cluster that an article joined by comparison, and the closest one that it did not join; None: there is none.

    Exact copies and new versions are known without a comparison.
    """

    joined: Compared | None
    closest_other: Compared | None
