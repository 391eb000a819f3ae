"""The record of articles.tagged: entities, and the signature for dedup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.stripped import StrippedArticle


class EntityType(StrEnum):
    """The OntoNotes 5 names of the types that the tagger knows (Weischedel et al., LDC2013T19)."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"
    WORK_OF_ART = "WORK_OF_ART"
    LAW = "LAW"
    LANGUAGE = "LANGUAGE"
    DATE = "DATE"
    MONEY = "MONEY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the final text: `text[start:end]` of the article is `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something named: one canonical name, and every mention in order."""

    name: str
    type: EntityType
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What dedup needs to know of a text: hashes below 2**32, sorted, each once. See text/signature.py.

    `digest` names the normalised text; `words` counts its words; `head` holds the shingles of its beginning; `quarters`
    has for each of `shingles` the quarter of the text, from 0, in which it stands first, nothing in records of before.
    """

    digest: str
    words: int
    shingles: tuple[int, ...]
    head: tuple[int, ...]
    names: tuple[int, ...]
    numbers: tuple[int, ...]
    vocabulary: tuple[int, ...]
    quarters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedArticle(StrippedArticle):
    """With entities, and signed for dedup."""

    entities: tuple[Entity, ...]
    signature: Signature
