"""Links of the entities of one article: bodies by their name, places by theirs and by what else is named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from streams.records import Entity, EntityType, Link, LinkKind, LinkReason
from streams.stages.tag.gazetteer.organisations import Organisation, organisation
from streams.stages.tag.gazetteer.places import Place, PlaceKind
from streams.stages.tag.link.choice import Choice
from streams.stages.tag.link.names import ENGLISH, choices

_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.NORP})
_ENOUGH = 0.8  # margin of a place that is linked, as a logarithm to base 10
_REMEMBERED = 16_384  # links
_NAMED = 0.98  # confidence in the name of a body


def links(entities: Sequence[Entity], text: str, dateline_end: int, language: str = ENGLISH) -> list[Link | None]:
    """Return a link or None for each of the entities of `text`, whose dateline ends at `dateline_end`, if at all.

    Where a person of that name is named, the name is no place. `language` is an ISO 639-1 code; in others than English
    only places are known.
    """
    found: list[Link | None] = [_body(entity) if entity.type in _BODIES else None for entity in entities]
    surnames = {entity.name.rpartition(" ")[2] for entity in entities if entity.type is EntityType.PERSON}
    places = [
        number
        for number, entity in enumerate(entities)
        if entity.type in _PLACES and found[number] is None and entity.name not in surnames
    ]
    chosen = choices([entities[number] for number in places], text, dateline_end, language)
    for number, choice in zip(places, chosen, strict=True):
        found[number] = _link(choice)
    return found


def _body(entity: Entity) -> Link | None:
    known = organisation(entity.name)
    return _body_link(known) if known else None


def _link(choice: Choice | None) -> Link | None:
    if choice is None or choice.margin < _ENOUGH:
        return None
    return _place_link(choice.place, choice.confidence, choice.because)


@lru_cache(maxsize=_REMEMBERED)
def _place_link(place: Place, confidence: float, because: LinkReason) -> Link:
    is_country = place.kind is PlaceKind.COUNTRY
    return Link(
        kind=LinkKind.COUNTRY if is_country else LinkKind.PLACE,
        id=f"country:{place.country}" if is_country else f"geonames:{place.geonames}",
        name=place.name,
        country=place.country,
        geonames=place.geonames,
        latitude=place.latitude,
        longitude=place.longitude,
        wikidata=None,
        confidence=confidence,
        because=because,
    )


def _body_link(body: Organisation) -> Link:
    return Link(
        kind=LinkKind.ORGANISATION,
        id=f"organisation:{body.id}",
        name=body.name,
        country=None,
        geonames=None,
        latitude=None,
        longitude=None,
        wikidata=body.wikidata,
        confidence=_NAMED,
        because=LinkReason.ONLY_ONE,
    )
