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
    before = [_in_dateline(entity, outline) for entity in entities] if outline.dateline_end else [0] * len(entities)
    most = max(
        (len(one.mentions) - skip for one, skip in zip(entities, before, strict=True) if _is_name(one)), default=1
    )
    return tuple(
        _salient(entity, link, skip, most, outline) for entity, link, skip in zip(entities, links, before, strict=True)
    )


def _in_dateline(entity: Entity, outline: Outline) -> int:
    """Return how many mentions, which are in order, stand in the dateline."""
    end = outline.dateline_end
    if entity.mentions[0].start >= end:
        return 0
    return sum(mention.start < end for mention in entity.mentions)


def _is_name(entity: Entity) -> bool:
    return entity.type not in _FIGURES


def _salient(entity: Entity, link: Link | None, skip: int, most: int, outline: Outline) -> Entity:
    mentions, text = entity.mentions, outline.text
    first, count = mentions[0], len(mentions) - skip
    in_title = bool(outline.title) and _is_in_title(entity, outline)
    in_lead, early = False, 0.0
    if count:
        start = mentions[skip].start
        in_lead, early = start < outline.lead_end, 1 - start / len(text)
    whole = _TITLE * in_title + _LEAD * in_lead + _OFTEN * (count / max(most, count, 1)) + _EARLY * early
    start, end = sentence_around(text, outline.sentences, first.start)
    return Entity(
        name=entity.name,
        type=entity.type,
        mentions=mentions,
        link=link,
        salience=round(whole if _is_name(entity) else whole * _OF_FIGURES, 3),
        in_title=in_title,
        in_dateline=skip > 0,
        in_lead=in_lead,
        first_sentence=Span(start=start, end=max(end, first.end)),
    )


def _is_in_title(entity: Entity, outline: Outline) -> bool:
    """Tell whether the title has one of the first forms of the name; of a person the last name will do."""
    name, title = entity.name, outline.title
    forms = {name, entity.mentions[0].text, entity.mentions[-1].text}
    if entity.type is EntityType.PERSON:
        forms.add(name.rpartition(" ")[2])
    in_title = [form for form in forms if form.casefold() in title]
    return any(words(form) in outline.title_words for form in in_title)
