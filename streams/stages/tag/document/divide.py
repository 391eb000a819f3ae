"""Places that the model takes for one name, set apart: "Tarsin, Velmaria" and "Velmaria's Tarsin" are two each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from streams.stages.tag.engine import Span
from streams.stages.tag.lexicon import is_listed
from streams.stages.tag.tokens import Tokens

_COUNTRIES = frozenset({"country", "metropolis"})
_SHORTEST = 2  # words: there is a sign between two places
_POSSESSIVES = frozenset({"'s", "\u2019s"})


def divided(tokens: Tokens, found: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, those of several places divided at commas and behind the possessive of a country or capital.

    A part that does not begin with a capital stays with the one before it.
    """
    for span in found:
        if span.label != "LOC" or span.last - span.first <= _SHORTEST:
            yield span
            continue
        first = span.first
        for number in range(span.first + 1, span.last - 1):
            if _divides(tokens, first, number):
                yield Span(first, number, span.label)
                first = number + 1
        yield Span(first, span.last, span.label)


def _divides(tokens: Tokens, first: int, number: int) -> bool:
    if not tokens.texts[number + 1][0].isupper():
        return False
    if tokens.texts[number] in _POSSESSIVES:
        return is_listed(tokens.texts[first:number], _COUNTRIES)
    return tokens.texts[number] == ","
