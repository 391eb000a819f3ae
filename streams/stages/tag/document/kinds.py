"""From the kinds that the model tells apart to the types of the record.

The model's LOC holds places of all sorts and facilities: the words of the name decide, and what they leave open is a
GPE. Its MISC holds events, works, products, laws and languages, but diseases and indicators too, for which there is no
type: what the words leave open is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.records import EntityType
from streams.stages.tag.document.words import words
from streams.stages.tag.lexicon import GEONAMES, is_listed, terms

_DIRECT = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "NORP": EntityType.NORP,
    "DATE": EntityType.DATE,
    "MONEY": EntityType.MONEY,
    "QUANTITY": EntityType.QUANTITY,
    "WORK": EntityType.WORK_OF_ART,
}
_MODEL_NUMBER = re.compile(r"[A-Z0-9][A-Za-z0-9]*\d[A-Za-z0-9]{0,5}|\d{1,4}[A-Z]?|Pro|Max|Plus|Ultra|Mini|[IVX]{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def entity_type(label: str, name: Sequence[str], *, quoted: bool) -> EntityType | None:
    """Return the type of a name made of the words `name` that the model calls `label`, None if there is none for it.

    `quoted`: it stands in quotation marks.
    """
    if label in _DIRECT:
        return _DIRECT[label]
    return _place(name) if label == "LOC" else _other(name, quoted=quoted)


def _place(name: Sequence[str]) -> EntityType:
    joined = _joined(name)
    if joined in words("natural") or (joined.isupper() and joined.title() in words("natural")):
        return EntityType.LOC
    if _is_facility(name):
        return EntityType.FAC
    if is_listed(name, GEONAMES) or joined in words("country"):
        return EntityType.GPE
    is_nature = _has("nature_head", (name[0], _last(name))) or _has("region", name[-1:])
    return EntityType.LOC if is_nature else EntityType.GPE


def _joined(name: Sequence[str]) -> str:
    return "_".join(name).replace("_-_", "-") if len(name) > 1 else name[0]


def _is_facility(name: Sequence[str]) -> bool:
    if len(name) == 1:
        return name[0] in words("seat")
    last = _last(name)
    return _has("facility_head", (last,)) or last in words("facility_last") or name[0] in words("facility_first")


def _last(name: Sequence[str]) -> str:
    """Return the last word with a capital: Tarsin river is what Tarsin River is."""
    return name[-1].capitalize() if name[-1].islower() else name[-1]


def _other(name: Sequence[str], *, quoted: bool) -> EntityType | None:
    if _has("law_head", name):
        return EntityType.LAW
    if _has("event_head", name) or name[-1] in words("event_last") or name[0] in words("event_first"):
        return EntityType.EVENT
    if _has("language", name[-1:]):
        return EntityType.LANGUAGE
    if quoted or _joined(name) in words("scripture"):
        return EntityType.WORK_OF_ART
    return EntityType.PRODUCT if _is_product(name) else None


def _is_product(name: Sequence[str]) -> bool:
    """Tell whether a name ends in the number of a model: Glowmate 3, KF-21; but not Covid-19, COP 2030 or Season 4."""
    if len(name) == 1 or _YEAR.fullmatch(name[-1]):
        return False
    if name[0].upper() in words("no_product") or name[-2].upper() in words("numbered"):
        return False
    return name[0][0].isupper() and _MODEL_NUMBER.fullmatch(name[-1]) is not None


def _has(of: str, name: Sequence[str]) -> bool:
    return not terms()[of].isdisjoint(name)
