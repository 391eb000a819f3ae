"""From what the model finds in a document to its entities."""

from __future__ import annotations

import unicodedata

from streams.records import Entity, Mention
from streams.stages.tag.document.consistency import consistent
from streams.stages.tag.document.datelines import with_places
from streams.stages.tag.document.divide import divided
from streams.stages.tag.document.edges import trimmed
from streams.stages.tag.document.kinds import entity_type
from streams.stages.tag.document.merge import Named, merged
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Token

_QUOTES = frozenset("\"\u201c\u2018'\u00ab")


def resolved(text: str, tokens: list[Token], found: list[Span]) -> tuple[Entity, ...]:
    """Return who and what is named in `text`, of which the model `found` spans, in order of the first mention.

    Mentions never overlap, and `text[mention.start:mention.end] == mention.text`.
    """
    named = (_named(text, tokens, span) for span in named_spans(tokens, found))
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
