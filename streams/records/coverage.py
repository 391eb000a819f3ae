"""Who has brought a story so far, and from whom it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OriginReason(StrEnum):
    """Where an article names the agency that it is from."""

    DATELINE = "dateline"
    BYLINE = "byline"
    CONTRIBUTORS = "contributors"
    SIGNATURE = "signature"
    COPYRIGHT = "copyright"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The news agency that a story is from, as `article`, the first of the cluster that names one, says there."""

    agency: str
    because: OriginReason
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article of a cluster: its id, the outlet that brought it, and how long its newest version is."""

    id: str
    source: str
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What is known of a cluster when an article of it was decided, that article included.

    `articles` counts articles, not versions. `publishers` are the outlets in the order of arrival, the first ones where
    there are many. `longest` has the most words, the first of several. `highest_ranked` is of the source that stands
    highest in the setting; None where none stands there.
    """

    articles: int
    publishers: tuple[str, ...]
    longest: Copy
    highest_ranked: Copy | None
    origin: Origin | None
