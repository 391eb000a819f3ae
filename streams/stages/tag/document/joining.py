"""Names that the model has in pieces: Pieter van der Vlist, Manuel "Manny" Ordaz, Mercer & Pryce."""

from __future__ import annotations

from collections.abc import Sequence

from streams.stages.tag.document.doubles import PIECES, Pair, double_surnames, is_hyphened
from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Tokens

_MOST_PARTICLES = 3
_QUOTES = {'"': '"', "\u201c": "\u201d", "\u2018": "\u2019", "'": "'", "\u00ab": "\u00bb"}
_LONGEST_NICKNAME = 3  # words
_PARTNERS = frozenset({"PER", "ORG"})


def joined(tokens: Tokens, found: Sequence[Span]) -> list[Span]:
    """Return the spans, the pieces of a name in one; those of people with the particles before them."""
    whole: list[Span] = []
    doubles = double_surnames(tokens, found)
    for piece in found:
        span = piece
        if span.label in PIECES and span.first:
            free = whole[-1].last if whole else 0
            span = _with_particles(tokens, span, free)
            is_near = span.first - free <= _LONGEST_NICKNAME + 2
            pieces = _pieces(tokens, whole[-2:], span, doubles) if is_near else []
            if pieces:
                span = Span(pieces[0].first, span.last, _label(tokens, pieces[0]))
                del whole[-len(pieces) :]
        whole.append(span)
    return whole


def _pieces(tokens: Tokens, before: list[Span], span: Span, doubles: frozenset[Pair]) -> list[Span]:
    """Return those of the spans `before` that are pieces of one name with `span`."""
    for size, first in enumerate(reversed(before), start=1):
        if first.label not in PIECES or tokens.opens[span.first]:
            return []
        both_people = first.label == span.label == "PER"
        if size == 1 and _is_firm(tokens, first, span):
            return before[-1:]
        if size == 1 and both_people and first.last == span.first and _is_particle(tokens, span.first):
            return before[-1:]
        if size == 1 and "PER" in {first.label, span.label} and _is_double(tokens, first, span, doubles):
            return before[-1:]
        if both_people and _is_nickname(tokens, first, span):
            return before[-size:]
    return []


def _is_firm(tokens: Tokens, before: Span, span: Span) -> bool:
    is_joined = span.first == before.last + 1 and tokens.texts[before.last] == "&"
    return is_joined and {before.label, span.label} <= _PARTNERS


def _label(tokens: Tokens, first: Span) -> str:
    return "ORG" if tokens.texts[first.last] == "&" else "PER"


def _with_particles(tokens: Tokens, span: Span, free: int) -> Span:
    """Return the span of a person with the particles before it, as far as those are `free`."""
    if span.label != "PER":
        return span
    first = _at_initials(tokens, span.first, free)
    furthest = max(free, first - _MOST_PARTICLES)
    while first > furthest and not tokens.opens[first] and _is_particle(tokens, first - 1):
        first -= 1
    return span if first == span.first or tokens.texts[first] == "-" else span._replace(first=first)


def _at_initials(tokens: Tokens, first: int, free: int) -> int:
    """Return where the initials before a name begin: T. K. Vandor."""
    while first - 2 >= free and tokens.texts[first - 1] == "." and not tokens.opens[first]:
        letter = tokens.texts[first - 2]
        if not (len(letter) == 1 and letter.isupper() and tokens.ends[first - 2] == tokens.starts[first - 1]):
            break
        first -= 2
    return first


def _is_particle(tokens: Tokens, number: int) -> bool:
    text = tokens.texts[number]
    if text == "-":
        return number > 0 and tokens.ends[number - 1] == tokens.starts[number] and _is_particle(tokens, number - 1)
    return text.lower() in words("particle")


def _is_double(tokens: Tokens, before: Span, span: Span, doubles: frozenset[Pair]) -> bool:
    """Tell whether a hyphen holds a name together: Kjell and Arne Lind of Kjell-Arne Lind, or a double surname."""
    if span.first != before.last + 1 or not is_hyphened(tokens, before.last):
        return False
    is_given = before.last - before.first == 1 and span.last - span.first > 1
    return is_given or (tokens.texts[before.last - 1], tokens.texts[span.first]) in doubles


def _is_nickname(tokens: Tokens, before: Span, span: Span) -> bool:
    """Tell whether between the spans, or at the begin of the second, stands a nickname in quotation marks."""
    closing = _QUOTES.get(tokens.texts[before.last])
    if closing is None or span.first - before.last > _LONGEST_NICKNAME + 2:
        return False
    behind = tokens.texts[before.last + 1 : before.last + _LONGEST_NICKNAME + 2]
    size = behind.index(closing) if closing in behind else 0
    ends = before.last + size + 1
    return size > 0 and all(word[0].isupper() for word in behind[:size]) and ends < span.last
