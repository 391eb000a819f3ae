"""What entities are linked to, and the places that an article is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What an entity is linked to."""

    COUNTRY = "country"
    PLACE = "place"
    ORGANISATION = "organisation"


class LinkReason(StrEnum):
    """What decides for a link among all that bear the name.

    `only_one`: nothing else known bears it. `beside`: its country or region stands right beside it. `dateline` and
    `country_nearby`: the dateline, or the rest of the article, names its country or region. `population`: it is by far
    the largest.
    """

    ONLY_ONE = "only_one"
    BESIDE = "beside"
    DATELINE = "dateline"
    COUNTRY_NEARBY = "country_nearby"
    POPULATION = "population"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What in the world an entity is; None where it is not known.

    `id` is stable: `country:GE`, `geonames:2643743`, `organisation:united-nations`. `name` is the name in the list that
    it is from. `country` is an ISO 3166-1 alpha-2 code, `geonames` a GeoNames id, `wikidata` an item (`Q1065`),
    `latitude` and `longitude` are degrees (WGS 84), `confidence` goes from 0 to 1.
    """

    kind: LinkKind
    id: str
    name: str
    country: str | None
    geonames: int | None
    latitude: float | None
    longitude: float | None
    wikidata: str | None
    confidence: float
    because: LinkReason


@dataclass(frozen=True, slots=True, kw_only=True)
class MainPlace:
    """A place that an article is about; `share` is its part, 0 to 1, in all that the article says of places."""

    name: str
    country: str | None
    geonames: int | None
    share: float
