"""The stage: a stripped article in, the same with its entities and its signature out."""

from __future__ import annotations

import unicodedata
from dataclasses import fields

from streams.records import Entity, Mention, StrippedArticle, TaggedArticle
from streams.stages.tag.consistency import consistent
from streams.stages.tag.datelines import with_places
from streams.stages.tag.divide import divided
from streams.stages.tag.edges import trimmed
from streams.stages.tag.engine import Span, spans
from streams.stages.tag.hyphens import joined
from streams.stages.tag.kinds import entity_type
from streams.stages.tag.merge import Named, merged
from streams.stages.tag.tokens import Token, check_effort, tokenize
from streams.text.signature import sign

SCHEMA = "articles.tagged/1"
LANGUAGES = frozenset({"en", "und"})  # what the model can read; of texts in other languages nothing is said

_QUOTES = frozenset("\"\u201c\u2018'\u00ab")


def tag(article: StrippedArticle) -> TaggedArticle:
    """Return `article` with its entities, and signed for dedup. Raises RejectError(TOO_LARGE)."""
    known = {field.name: getattr(article, field.name) for field in fields(article)}
    return TaggedArticle(
        **known | {"schema": SCHEMA},
        entities=entities(article.text, article.language),
        signature=sign(article.title, article.text),
    )


def entities(text: str, language: str) -> tuple[Entity, ...]:
    """Return who and what is named in `text`, in order of the first mention.

    Mentions never overlap, and `text[mention.start:mention.end] == mention.text`. `language` is an ISO 639-1 code.
    Raises RejectError(TOO_LARGE).
    """
    if language not in LANGUAGES:
        return ()
    tokens = tokenize(text)
    check_effort(tokens)
    named = (_named(text, tokens, span) for span in named_spans(tokens, spans(text, tokens)))
    return merged([one for one in named if one is not None])


def named_spans(tokens: list[Token], found: list[Span]) -> list[Span]:
    """Return what the model `found`, put right by the rules, in order and without overlaps."""
    return consistent(tokens, with_places(tokens, divided(tokens, trimmed(tokens, joined(tokens, found)))))


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
