"""The stage: a stripped article in, the same with its entities and its signature out."""

from __future__ import annotations

import unicodedata
from dataclasses import fields

from streams.records import Entity, EntityType, Mention, StrippedArticle, TaggedArticle
from streams.stages.tag.consistency import consistent
from streams.stages.tag.datelines import with_places
from streams.stages.tag.divide import divided
from streams.stages.tag.edges import trimmed
from streams.stages.tag.engine import Span, spans
from streams.stages.tag.kinds import entity_type
from streams.stages.tag.link import links
from streams.stages.tag.listed import listed_places
from streams.stages.tag.main_places import main_places
from streams.stages.tag.merge import Named, merged
from streams.stages.tag.outline import outline
from streams.stages.tag.salience import salient
from streams.stages.tag.tokens import Token, check_effort, tokenize
from streams.text.signature import sign

SCHEMA = "articles.tagged/1"
TAGGER = "tagger/1"  # counted up with every model that finds other entities
LISTS = "lists/1"
LANGUAGES = frozenset({"en", "und"})  # what the model can read

_QUOTES = frozenset("\"\u201c\u2018'\u00ab")


def tag(article: StrippedArticle) -> TaggedArticle:
    """Return `article` with its entities, and signed for dedup. Raises RejectError(TOO_LARGE)."""
    known = {field.name: getattr(article, field.name) for field in fields(article)}
    found = linked(article)
    return TaggedArticle(
        **known | {"schema": SCHEMA},
        entities=found,
        places=main_places(found),
        tagged_by=TAGGER if article.language in LANGUAGES else LISTS,
        signature=sign(article.title, article.text),
    )


def linked(article: StrippedArticle) -> tuple[Entity, ...]:
    """Return the entities of `article` with what they are linked to, and how much it is about them.

    In a language that the model cannot read, what looks like a place and cannot be linked is none.
    """
    named, parts = entities(article.text, article.language), outline(article)
    is_read = article.language in LANGUAGES
    found = links(named, article.text, parts.dateline_end, "en" if is_read else article.language)
    every = salient(named, found, parts)
    return every if is_read else tuple(one for one in every if one.link or one.type is not EntityType.GPE)


def entities(text: str, language: str) -> tuple[Entity, ...]:
    """Return who and what is named in `text`, in order of the first mention.

    Mentions never overlap, and `text[mention.start:mention.end] == mention.text`. `language` is an ISO 639-1 code.
    Raises RejectError(TOO_LARGE).
    """
    if language not in LANGUAGES:
        return listed_places(text, language)
    tokens = tokenize(text)
    check_effort(tokens)
    named = (_named(text, tokens, span) for span in named_spans(tokens, spans(tokens)))
    return merged([one for one in named if one is not None])


def named_spans(tokens: list[Token], found: list[Span]) -> list[Span]:
    """Return what the model `found`, put right by the rules, in order and without overlaps."""
    return consistent(tokens, with_places(tokens, divided(tokens, trimmed(tokens, found))))


def _named(text: str, tokens: list[Token], span: Span) -> Named | None:
    start, end = tokens[span.first].start, tokens[span.last - 1].end
    words = tuple(token.text for token in tokens[span.first : span.last])
    kind = entity_type(span.label, words, quoted=text[max(start - 1, 0) : start] in _QUOTES)
    if kind is None:
        return None
    return Named(Mention(start=start, end=end, text=text[start:end]), kind, tuple(_folded(word) for word in words))


def _folded(word: str) -> str:
    """Return `word` in lower case and without accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("\u0131", "i"))  # the dotless i of Turkish
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)) or word
