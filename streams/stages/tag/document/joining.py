"""Names that the model has in pieces: Pieter van der Vlist, Manuel "Manny" Ordaz, Mercer & Pryce."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Token

_MOST_PARTICLES = 3
_QUOTES = {'"': '"', "\u201c": "\u201d", "\u2018": "\u2019", "'": "'", "\u00ab": "\u00bb"}
_LONGEST_NICKNAME = 3  # words
_PARTNERS = frozenset({"PER", "ORG"})


def joined(tokens: Sequence[Token], found: Iterable[Span]) -> list[Span]:
    """Return the spans, the pieces of a name in one; those of people with the particles before them."""
    whole: list[Span] = []
    for piece in found:
        span = piece
        if span.label in _PARTNERS and span.first:
            span = _with_particles(tokens, span, whole[-1].last if whole else 0)
            pieces = _pieces(tokens, whole[-2:], span)
            if pieces:
                span = Span(pieces[0].first, span.last, _label(tokens, pieces[0]))
                del whole[-len(pieces) :]
        whole.append(span)
    return whole


def _pieces(tokens: Sequence[Token], before: list[Span], span: Span) -> list[Span]:
    """Return those of the spans `before` that are pieces of one name with `span`."""
    for size, first in enumerate(reversed(before), start=1):
        if first.label not in _PARTNERS or tokens[span.first].opens:
            return []
        both_people = first.label == span.label == "PER"
        if size == 1 and span.first == first.last + 1 and tokens[first.last].text == "&":
            return before[-1:]
        if size == 1 and both_people and first.last == span.first and _is_particle(tokens, span.first):
            return before[-1:]
        if size == 1 and both_people and _is_double(tokens, first, span):
            return before[-1:]
        if both_people and _is_nickname(tokens, first, span):
            return before[-size:]
    return []


def _label(tokens: Sequence[Token], first: Span) -> str:
    return "ORG" if tokens[first.last].text == "&" else "PER"


def _with_particles(tokens: Sequence[Token], span: Span, free: int) -> Span:
    """Return the span of a person with the particles before it, as far as those are `free`."""
    if span.label != "PER":
        return span
    first, furthest = span.first, max(free, span.first - _MOST_PARTICLES)
    while first > furthest and not tokens[first].opens and _is_particle(tokens, first - 1):
        first -= 1
    return span if first == span.first or tokens[first].text == "-" else span._replace(first=first)


def _is_particle(tokens: Sequence[Token], number: int) -> bool:
    text = tokens[number].text
    if text == "-":
        return number > 0 and tokens[number - 1].end == tokens[number].start and _is_particle(tokens, number - 1)
    return text.lower() in words("particle")


def _is_double(tokens: Sequence[Token], before: Span, span: Span) -> bool:
    """Tell whether the spans are a double given name and what follows it, Kjell and Arne Lind for Kjell-Arne Lind."""
    hyphen = tokens[before.last]
    touches = (
        hyphen.text == "-" and tokens[before.last - 1].end == hyphen.start and hyphen.end == tokens[span.first].start
    )
    return touches and span.first == before.last + 1 and before.last - before.first == 1 and span.last - span.first > 1


def _is_nickname(tokens: Sequence[Token], before: Span, span: Span) -> bool:
    """Tell whether between the spans, or at the begin of the second, stands a nickname in quotation marks."""
    closing = _QUOTES.get(tokens[before.last].text)
    if closing is None or span.first - before.last > _LONGEST_NICKNAME + 2:
        return False
    behind = [token.text for token in tokens[before.last + 1 : before.last + _LONGEST_NICKNAME + 2]]
    size = behind.index(closing) if closing in behind else 0
    ends = before.last + size + 1
    return size > 0 and all(word[0].isupper() for word in behind[:size]) and ends < span.last
