"""How much an article is about each of its entities: by the title, the lead, how often and how early it names them."""

from __future__ import annotations

from collections.abc import Sequence

from streams.records import Entity, EntityType, Link, Span
from streams.stages.tag.outline import Outline, words
from streams.text.sentences import sentence_around

# Parts of the salience, 1 in all. Titles and leads say most of what news is about (Dunietz and Gillick, EACL 2014).
_TITLE = 0.35
_LEAD = 0.2
_OFTEN = 0.3
_EARLY = 0.15
_FIGURES = frozenset({EntityType.DATE, EntityType.MONEY, EntityType.QUANTITY})
_OF_FIGURES = 0.25  # of what a name would have


def salient(entities: Sequence[Entity], links: Sequence[Link | None], outline: Outline) -> tuple[Entity, ...]:
    """Return the entities with their links, their salience, and where they stand.

    The dateline says where an article was written, not what it is about: it adds nothing.
    """
    counts = [sum(mention.start >= outline.dateline_end for mention in entity.mentions) for entity in entities]
    most = max((count for one, count in zip(entities, counts, strict=True) if one.type not in _FIGURES), default=1)
    return tuple(
        _salient(entity, link, count / max(most, count, 1), outline)
        for entity, link, count in zip(entities, links, counts, strict=True)
    )


def _salient(entity: Entity, link: Link | None, often: float, outline: Outline) -> Entity:
    first = entity.mentions[0].start
    body = next((mention.start for mention in entity.mentions if mention.start >= outline.dateline_end), None)
    in_title = _is_in_title(entity, outline.title)
    in_lead = body is not None and body < outline.lead_end
    early = 0.0 if body is None else 1 - body / len(outline.text)
    whole = _TITLE * in_title + _LEAD * in_lead + _OFTEN * often + _EARLY * early
    start, end = sentence_around(outline.text, outline.sentences, first)
    return Entity(
        name=entity.name,
        type=entity.type,
        mentions=entity.mentions,
        link=link,
        salience=round(whole * (_OF_FIGURES if entity.type in _FIGURES else 1), 3),
        in_title=in_title,
        in_dateline=first < outline.dateline_end,
        in_lead=in_lead,
        first_sentence=Span(start=start, end=max(end, entity.mentions[0].end)),
    )


def _is_in_title(entity: Entity, title: str) -> bool:
    forms = {mention.text for mention in entity.mentions[:4]} | {entity.name}
    if entity.type is EntityType.PERSON:
        forms.add(entity.name.rpartition(" ")[2])
    return any(words(form) in title for form in forms) if len(title) > 2 else False  # noqa: PLR2004 - two spaces
