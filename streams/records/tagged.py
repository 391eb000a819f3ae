"""The record of articles.tagged: entities, and the signature for dedup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.lifted import Span
from streams.records.linked import Link, MainPlace
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
    QUANTITY = "QUANTITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the final text: `text[start:end]` of the article is `text`.

    `variant`: it is a misspelling of the entity's name.
    """

    start: int
    end: int
    text: str
    variant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something named: one canonical name, and every mention in order.

    `salience` is how much the article is about it, 0 to 1. `first_sentence` is the first sentence of the final text
    that names it. The lead is the first paragraph, without its dateline.
    """

    name: str
    type: EntityType
    mentions: tuple[Mention, ...]
    link: Link | None = None
    salience: float = 0.0
    in_title: bool = False
    in_dateline: bool = False
    in_lead: bool = False
    first_sentence: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What dedup needs to know of a text: hashes below 2**32, sorted, each once. See text/signature.py.

    `scheme` says how it was made: hashes of two schemes do not compare. Records of before do not say it: theirs is 1.
    `digest` names the normalised text; `words` counts its words; `head` holds the runs of letters at its beginning,
    `title` those of its title; `quarters` has for each of `shingles` the quarter of the text, from 0, in which it
    stands first, nothing in records of before.
    """

    digest: str
    words: int
    shingles: tuple[int, ...]
    head: tuple[int, ...]
    names: tuple[int, ...]
    numbers: tuple[int, ...]
    vocabulary: tuple[int, ...]
    quarters: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    scheme: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle(StrippedArticle):
    """With entities; the places that it is about, first the one that it is most about; and what found them.

    `tagged_by` is `tagger/N`, the N-th version of the model, or `lists/N` in languages that the model cannot read,
    where only the names in lists are found.
    """

    entities: tuple[Entity, ...]
    places: tuple[MainPlace, ...] = ()
    tagged_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedArticle(AnnotatedArticle):
    """With entities, and signed for dedup."""

    signature: Signature
