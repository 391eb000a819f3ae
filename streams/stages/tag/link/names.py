"""The names of places in an article, each with the places that it may stand for, and the choice among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from streams.records import Entity, EntityType
from streams.stages.tag.gazetteer.places import PlaceKind
from streams.stages.tag.link.beside import beside
from streams.stages.tag.link.candidates import COUNTRY, Candidate, candidates, nationality
from streams.stages.tag.link.choice import Choice, choose
from streams.stages.tag.link.evidence import Evidence, Witness

ENGLISH = "en"
_NATURE = re.compile(
    r"\b(?:Sea|Ocean|River|Lakes?|Gulf|Bay|Straits?|Mount|Mt|Mountains?|Valley|Desert|Forest|Islands? of)\b"
)
_LOOKED_AT = 3  # mentions
_SURE = 0.9  # margin of a place that counts as evidence for others, unless it is the only one of its name
_WELL_KNOWN = 50_000  # inhabitants


class _Name(NamedTuple):
    """A name's candidates; `is_placed`: what stands beside it left only these; a `witness` if it is sure by itself."""

    candidates: tuple[Candidate, ...]
    is_placed: bool
    witness: Witness | None


def choices(entities: Sequence[Entity], text: str, dateline_end: int, language: str) -> Iterator[Choice | None]:
    """Yield for each of the entities, all of them places or nationalities, what it most likely is.

    Each first by itself; what is sure is then evidence for the others.
    """
    names = [_name(entity, text, dateline_end, language) for entity in entities]
    evidence = Evidence(one.witness for one in names if one.witness)
    return (choose(one.candidates, evidence, one.witness, is_placed=one.is_placed) for one in names)


def _name(entity: Entity, text: str, dateline_end: int, language: str) -> _Name:
    known, is_placed = _fitting(entity, text, _candidates(entity, language))
    alone = choose(known, None, None, is_placed=is_placed)
    if alone is None or alone.margin < (_SURE if len(known) > 1 else 0):
        return _Name(known, is_placed, None)
    in_dateline = entity.mentions[0].start < dateline_end
    return _Name(known, is_placed, Witness(alone.place, len(entity.mentions), in_dateline))


def _fitting(entity: Entity, text: str, known: tuple[Candidate, ...]) -> tuple[tuple[Candidate, ...], bool]:
    """Return the candidates that go with what stands beside the first mentions, and whether that names where it is."""
    if not known or (known[0].prior >= COUNTRY and len(known) == 1):
        return known, False
    for mention in entity.mentions[:_LOOKED_AT]:
        found = beside(text, mention.start, mention.end, known)
        if found.left is not None:
            return found.left, found.is_placed
    return known, False


def _candidates(entity: Entity, language: str) -> tuple[Candidate, ...]:
    if entity.type is EntityType.NORP:
        return nationality(entity.name)
    if entity.type is EntityType.LOC and _NATURE.search(entity.name):
        return ()
    if language != ENGLISH:
        return _well_known(entity, candidates(entity.name, language))
    return candidates(entity.name) or candidates(entity.mentions[0].text) or nationality(entity.name)


def _well_known(entity: Entity, known: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates without small cities of one word: in a language that is not read it may be any word."""
    if " " in entity.name:
        return known
    return tuple(one for one in known if one.place.kind is not PlaceKind.CITY or one.place.population >= _WELL_KNOWN)
