"""From mentions to entities: who and what is the same within one article, and under which name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from streams.records import Entity, EntityType, Mention
from streams.stages.tag.document.abbreviations import short_forms
from streams.stages.tag.document.folding import Key
from streams.stages.tag.document.people import people
from streams.stages.tag.document.places import places
from streams.stages.tag.lexicon import terms


class Named(NamedTuple):
    """A mention of something of `type`; `key` are its folded words.

    `title` is the word of rank before it, "" where there is none. Only names of one `family` may mean the same.
    """

    mention: Mention
    type: EntityType
    key: Key
    family: str
    title: str = ""


Resolved = list[tuple[Key, bool]]  # the key of the entity, and whether the mention is a misspelling of its name


def family(kind: EntityType) -> str:
    """Return what names of the type `kind` are resolved with: those of places may all mean the same."""
    return _FAMILIES.get(kind, kind.value)


def merged(found: Sequence[Named]) -> tuple[Entity, ...]:
    """Return the entities behind the mentions `found`, which are in order, by their first mention."""
    families: dict[str, list[Named]] = {}
    for named in found:
        families.setdefault(named.family, []).append(named)
    entities = [entity for family, members in families.items() for entity in _entities(family, members)]
    return tuple(sorted(entities, key=_first_start))


def _first_start(entity: Entity) -> int:
    return entity.mentions[0].start


def _entities(family: str, found: Sequence[Named]) -> Iterator[Entity]:
    """Yield the entities of types that may be names of one thing; the fullest name tells which it is."""
    groups: dict[Key, list[Named]] = {}
    for named, (key, variant) in zip(found, _RESOLVERS.get(family, _as_written)(found), strict=True):
        groups.setdefault(key, []).append(_as_variant(named) if variant else named)
    for group in groups.values():
        mentions = tuple([named.mention for named in group])
        kind = max(group, key=_size).type if family == _PLACES else group[0].type
        yield Entity(name=_canonical(mentions, kind), type=kind, mentions=mentions)


def _as_variant(named: Named) -> Named:
    return named._replace(mention=replace(named.mention, variant=True))


def _size(named: Named) -> int:
    return len(named.key)


def _as_written(found: Sequence[Named]) -> Resolved:
    return [(named.key, False) for named in found]


def _people(found: Sequence[Named]) -> Resolved:
    return people([named.key for named in found], [named.title for named in found])


def _by_names(resolve: Callable[[Sequence[Key]], list[Key]]) -> Callable[[Sequence[Named]], Resolved]:
    """Return a resolver by one of different names."""

    def resolved(found: Sequence[Named]) -> Resolved:
        names = list(dict.fromkeys([named.key for named in found]))
        meant = dict(zip(names, resolve(names), strict=True))
        return [(meant[named.key], False) for named in found]

    return resolved


def _singular(names: Sequence[Key]) -> list[Key]:
    """Return `names` with Indonesians as Indonesian."""
    return [
        (*name[:-1], name[-1][:-1]) if name[-1].endswith("s") and _is_demonym(name[-1][:-1]) else name for name in names
    ]


def _is_demonym(word: str) -> bool:
    return word.capitalize() in terms()["demonym"]


_PLACES = "places"
_FAMILIES = dict.fromkeys((EntityType.GPE, EntityType.LOC, EntityType.FAC), _PLACES)
_RESOLVERS: dict[str, Callable[[Sequence[Named]], Resolved]] = {
    "PERSON": _people,
    "ORG": _by_names(short_forms),
    "LAW": _by_names(short_forms),
    "EVENT": _by_names(places),
    "NORP": _by_names(_singular),
    _PLACES: _by_names(places),
}


def _canonical(mentions: Sequence[Mention], kind: EntityType) -> str:
    """Return the fullest form; of spellings with as many words the most frequent, of those the first.

    Capitals all through, as in datelines, count last: the name is written so only if the text never has it otherwise.
    An organisation of one word may be an acronym, for which that does not hold. A misspelling is no name.
    """
    if len(mentions) == 1:
        return " ".join(mentions[0].text.split())
    counts: dict[str, int] = {}
    for mention in mentions:
        if not mention.variant:
            form = " ".join(mention.text.split())
            counts[form] = counts.get(form, 0) + 1
    if len(counts) == 1:
        return next(iter(counts))

    def rank(form: str) -> tuple[int, bool, int]:
        size = form.count(" ")
        is_loud = form.isupper() and (kind is not EntityType.ORG or size > 0)
        return size, not is_loud, counts[form]

    return max(counts, key=rank)  # of equals the first
