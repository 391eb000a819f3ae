"""The groups in which entities are coloured alike, and what is said of an entity in a line."""

from __future__ import annotations

from enum import StrEnum

from streams.records import Entity, EntityType, Link, LinkReason


class Kind(StrEnum):
    """What entities of one colour have in common."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    PLACES = "places"
    GROUPS = "nationalities and groups"
    FIGURES = "dates, money, quantities"
    OTHERS = "events, works, laws and others"


_KINDS = {
    EntityType.PERSON: Kind.PEOPLE,
    EntityType.ORG: Kind.ORGANISATIONS,
    EntityType.GPE: Kind.PLACES,
    EntityType.LOC: Kind.PLACES,
    EntityType.FAC: Kind.PLACES,
    EntityType.NORP: Kind.GROUPS,
    EntityType.DATE: Kind.FIGURES,
    EntityType.MONEY: Kind.FIGURES,
    EntityType.QUANTITY: Kind.FIGURES,
}
_BECAUSE = {
    LinkReason.ONLY_ONE: "nothing else known bears the name",
    LinkReason.BESIDE: "by what stands beside it",
    LinkReason.DATELINE: "by the dateline",
    LinkReason.COUNTRY_NEARBY: "by what else is named",
    LinkReason.POPULATION: "by far the best known of its name",
}


def kind_of(kind: EntityType) -> Kind:
    """Return the group of a type."""
    return _KINDS.get(kind, Kind.OTHERS)


def what(link: Link) -> str:
    """Return what a link leads to: its name, country and id."""
    place = f"{link.name}, {link.country}" if link.country and link.id != f"country:{link.country}" else link.name
    return f"{place} ({link.id}{f', {link.wikidata}' if link.wikidata else ''})"


def why(link: Link) -> str:
    """Return what decided for a link, and how sure it is."""
    return f"{_BECAUSE[link.because]}, {link.confidence:.0%}"


def where(entity: Entity) -> str:
    """Return which parts of the article name an entity, and how often all of it does."""
    parts = {"title": entity.in_title, "dateline": entity.in_dateline, "lead": entity.in_lead}
    named = ", ".join(part for part, is_in in parts.items() if is_in)
    return f"x{len(entity.mentions)}{f', {named}' if named else ''}"


def by_salience(entities: tuple[Entity, ...]) -> list[Entity]:
    """Return the entities, first what the article is most about."""
    return sorted(entities, key=lambda one: -one.salience)
