"""Names of places in a text as entities: only those that at least once can be nothing else."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from streams.records import Entity, EntityType, Mention
from streams.stages.tag.gazetteer.folding import fold
from streams.stages.tag.listed.spaced import spaced
from streams.stages.tag.listed.unspaced import unspaced


def listed_places(text: str, language: str) -> tuple[Entity, ...]:
    """Return the names of places in `text`, in order of the first mention; `language` is an ISO 639-1 code.

    Names of countries are those of the language, names of cities those of any.
    """
    mentions: dict[str, list[Mention]] = defaultdict(list)
    proven: set[str] = set()
    folded = cache(fold)
    for one in sorted([*spaced(text, language), *unspaced(text, language)]):
        name = text[one.start : one.end]
        key = folded(name)
        mentions[key].append(Mention(start=one.start, end=one.end, text=name))
        if one.is_proof:
            proven.add(key)
    return tuple(
        Entity(name=every[0].text, type=EntityType.GPE, mentions=tuple(every))
        for key, every in mentions.items()
        if key in proven
    )
