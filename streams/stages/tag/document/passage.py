"""A document as the rules read it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span
from streams.stages.tag.tokens import Tokens

OPENING_QUOTES = frozenset('"\u201c\u00ab')


class Passage(NamedTuple):
    """The tokens of a document, and the numbers of those at which a name, amount or title may begin."""

    tokens: Tokens
    hits: list[int]


def names_of(tokens: Tokens, found: Iterable[Span]) -> list[Name]:
    """Return the words of each span."""
    return [tuple(tokens.texts[first:last]) for first, last, _ in found]


def passage(tokens: Tokens, names: Iterable[Name], others: Iterable[str]) -> Passage:
    """Return the document in which one of `names`, or of the words `others`, is looked for."""
    wanted = {word for name in names for word in (name[0], name[-1])}.union(_always(), others)
    return Passage(tokens, [number for number, text in enumerate(tokens.texts) if text in wanted or ":" > text >= "0"])


@cache
def _always() -> frozenset[str]:
    return words("number") | OPENING_QUOTES
