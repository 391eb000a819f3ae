"""A document as the rules read it."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span
from streams.stages.tag.tokens import Token

OPENING_QUOTES = frozenset('"\u201c\u00ab')

_text_of = attrgetter("text")


class Passage(NamedTuple):
    """The tokens of a document, their words, and the numbers of those at which a name, amount or title may begin."""

    tokens: list[Token]
    texts: list[str]
    hits: list[int]


def words_of(tokens: Iterable[Token]) -> list[str]:
    """Return the words of `tokens`."""
    return list(map(_text_of, tokens))


def names_of(texts: list[str], found: Iterable[Span]) -> list[Name]:
    """Return the words of each span."""
    return [tuple(texts[first:last]) for first, last, _ in found]


def passage(tokens: list[Token], texts: list[str], names: Iterable[Name], others: Iterable[str]) -> Passage:
    """Return the document in which one of `names`, or of the words `others`, is looked for."""
    wanted = {word for name in names for word in (name[0], name[-1])}
    wanted |= words("number") | OPENING_QUOTES
    wanted.update(others)
    hits = [number for number, text in enumerate(texts) if text in wanted or ":" > text >= "0"]
    return Passage(tokens, texts, hits)
