"""Links of the entities of one article: each name by itself where it can mean but one, then in view of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from streams.records import Entity, EntityType, Link, LinkKind, LinkReason
from streams.stages.tag.gazetteer.organisations import Organisation, organisation
from streams.stages.tag.gazetteer.places import PlaceKind
from streams.stages.tag.link.beside import beside
from streams.stages.tag.link.candidates import COUNTRY, Candidate, candidates, nationality
from streams.stages.tag.link.choice import Choice, choose
from streams.stages.tag.link.evidence import Evidence, Witness

_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_NATURE = re.compile(
    r"\b(?:Sea|Ocean|River|Lakes?|Gulf|Bay|Straits?|Mount|Mt|Mountains?|Valley|Desert|Forest|Islands? of)\b"
)
_LOOKED_AT = 3  # mentions
_SURE = 0.9  # margin of a place that counts as evidence for others, unless it is the only one of its name,
_ENOUGH = 0.8  # and of one that is linked
_WELL_KNOWN = 50_000  # inhabitants
_NAMED = 0.98  # confidence in the name of a body


class _Named(NamedTuple):
    """An entity's candidates; `is_placed`: what stands beside it left only these."""

    candidates: tuple[Candidate, ...]
    is_placed: bool


def links(entities: Sequence[Entity], text: str, dateline_end: int, language: str = "en") -> list[Link | None]:
    """Return a link or None for each of the entities of `text`, whose dateline ends at `dateline_end`, if at all."""
    bodies = [organisation(entity.name) if entity.type in _BODIES else None for entity in entities]
    surnames = {entity.name.rpartition(" ")[2] for entity in entities if entity.type is EntityType.PERSON}
    named = [
        _Named((), is_placed=False) if body or entity.name in surnames else _named(entity, text, language)
        for entity, body in zip(entities, bodies, strict=True)
    ]
    witnesses = [_witness(entity, one, dateline_end) for entity, one in zip(entities, named, strict=True)]
    evidence = Evidence(one for one in witnesses if one)
    chosen = [
        choose(one.candidates, evidence, own, is_placed=one.is_placed)
        for one, own in zip(named, witnesses, strict=True)
    ]
    return [_body_link(body) if body else _link(choice) for body, choice in zip(bodies, chosen, strict=True)]


def _named(entity: Entity, text: str, language: str) -> _Named:
    known = _candidates(entity, language)
    if len(known) < 2 and (not known or known[0].prior >= COUNTRY):  # noqa: PLR2004 - nothing to tell apart
        return _Named(known, is_placed=False)
    for mention in entity.mentions[:_LOOKED_AT]:
        found = beside(text, mention.start, mention.end, known)
        if found.left is not None:
            return _Named(found.left, found.is_placed)
    return _Named(known, is_placed=False)


def _candidates(entity: Entity, language: str) -> tuple[Candidate, ...]:
    if entity.type is EntityType.NORP:
        return nationality(entity.name)
    if entity.type not in _PLACES or _NATURE.search(entity.name):
        return ()
    if language != "en":
        return _well_known(entity, candidates(entity.name, language))
    return candidates(entity.name) or candidates(entity.mentions[0].text) or nationality(entity.name)


def _well_known(entity: Entity, known: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates without small cities of one word: in a language that is not read it may be any word."""
    if " " in entity.name:
        return known
    return tuple(one for one in known if one.place.kind is not PlaceKind.CITY or one.place.population >= _WELL_KNOWN)


def _witness(entity: Entity, named: _Named, dateline_end: int) -> Witness | None:
    choice = choose(named.candidates, None, None, is_placed=named.is_placed)
    if choice is None or choice.margin < (_SURE if len(named.candidates) > 1 else 0):
        return None
    return Witness(choice.place, len(entity.mentions), entity.mentions[0].start < dateline_end)


def _link(choice: Choice | None) -> Link | None:
    if choice is None or choice.margin < _ENOUGH:
        return None
    place = choice.place
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
        confidence=choice.confidence,
        because=choice.because,
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
