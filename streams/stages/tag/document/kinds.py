"""From the kinds that the model tells apart to the types of the record.

The model's LOC holds places of all sorts and facilities: the words of the name decide, and what they leave open is a
GPE. Its MISC holds events, works, laws and languages, but diseases and indicators too, for which there is no type: what
the words leave open is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from streams.records import EntityType
from streams.stages.tag.lexicon import GEONAMES, is_listed, terms

_DIRECT = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "NORP": EntityType.NORP,
    "DATE": EntityType.DATE,
    "MONEY": EntityType.MONEY,
}


def entity_type(label: str, words: Sequence[str], *, quoted: bool) -> EntityType | None:
    """Return the type of a name made of `words` that the model calls `label`, None if there is none for it.

    `quoted`: it stands in quotation marks.
    """
    if label in _DIRECT:
        return _DIRECT[label]
    return _place(words) if label == "LOC" else _other(words, quoted=quoted)


def _place(words: Sequence[str]) -> EntityType:
    if _has("facility_head", words[-1:]) and len(words) > 1:
        return EntityType.FAC
    if is_listed(words, GEONAMES):
        return EntityType.GPE
    is_nature = _has("nature_head", (words[0], words[-1])) or _has("region", words[-1:])
    return EntityType.LOC if is_nature else EntityType.GPE


def _other(words: Sequence[str], *, quoted: bool) -> EntityType | None:
    if _has("law_head", words):
        return EntityType.LAW
    if _has("event_head", words):
        return EntityType.EVENT
    if _has("language", words[-1:]):
        return EntityType.LANGUAGE
    return EntityType.WORK_OF_ART if quoted else None


def _has(name: str, words: Sequence[str]) -> bool:
    return not terms()[name].isdisjoint(words)
