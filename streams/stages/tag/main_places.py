"""The places that an article is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from streams.records import Entity, EntityType, Link, LinkKind, MainPlace
from streams.stages.tag.gazetteer.places import countries

_TITLE = 2.0  # times as much again for a place that the title names,
_LEAD = 1.0  # and one that the lead names
_NATIONALITY = 0.5  # "a French minister" says less of France than its name does
_OF_PLACES = 0.5  # what is said of a place is said of its country in part
_LEAST = 0.1
_MOST = 5


def main_places(entities: Sequence[Entity]) -> tuple[MainPlace, ...]:
    """Return the places that the entities, linked and salient, are most about, each with its share in all of it.

    What only the dateline names does not count: the article was written there.
    """
    points: dict[str, float] = defaultdict(float)
    linked: dict[str, Link] = {}
    for entity in entities:
        link, said = entity.link, _points(entity)
        if link is None or link.kind is LinkKind.ORGANISATION or not said:
            continue
        points[link.id] += said
        linked[link.id] = link
        if link.kind is LinkKind.PLACE:
            points[f"country:{link.country}"] += _OF_PLACES * said
    whole = sum(points.values())
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return tuple(_place(id_, linked.get(id_), said / whole) for id_, said in ranked if said >= _LEAST * whole)


def _points(entity: Entity) -> float:
    is_only_dateline = entity.in_dateline and not (entity.in_lead or len(entity.mentions) > 1)
    if is_only_dateline:
        return 0.0
    mentions = len(entity.mentions) - entity.in_dateline
    said = mentions * (1 + _TITLE * entity.in_title + _LEAD * entity.in_lead)
    return said * (_NATIONALITY if entity.type is EntityType.NORP else 1)


def _place(id_: str, link: Link | None, share: float) -> MainPlace:
    """Return the place of a link; of a country without one where only its places are named."""
    if link is None:
        country = countries()[id_.partition(":")[2]]
        return MainPlace(name=country.name, country=country.country, geonames=country.geonames, share=round(share, 3))
    return MainPlace(name=link.name, country=link.country, geonames=link.geonames, share=round(share, 3))
