"""Places that stand where only places stand: before the dash of a dateline, and before the country they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import compress

from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.lexicon import GEONAMES, is_listed, terms
from streams.stages.tag.tokens import Tokens

_REGIONS = frozenset({"country", "state"})
_LONGEST = 40  # tokens of a dateline
_LONGEST_PLACE = 3  # words of a listed place
_PARTICLES = frozenset({"de", "del", "la", "el", "al", "am", "an", "der", "sur", "of", "the"})
_DASHES = frozenset("\u2012\u2013\u2014\u2015")

# One letter stands for each token: see _letter.
_DATELINE = re.compile(
    r"(?P<place>U(?:[lh]?U){0,4})(?P<region>,[CU](?:[lh]?[CU]){0,3}\.?)?(?P<date>,?(?:M\.?d|dM\.?)(?:,?d)?)?"
    r"(?P<agency>\([CU]{1,3}\))?(?:h?D|hh)"
)


def with_places(tokens: Tokens, found: Iterable[Span]) -> list[Span]:
    """Return the spans in order, with the names in datelines and the listed places before a comma and their country.

    A dateline is "TARSIN, Velmaria (NPA) —" at the begin of a sentence; it counts if it has a region, an agency or a
    date, or else its place is a listed one. The agency is an ORG.
    """
    lines = [span for start in _loud_openings(tokens) for span in _dateline(tokens, start)]
    if not lines:
        return _before_countries(tokens, found)
    taken = {number for span in lines for number in range(span.first, span.last)}
    kept = [span for span in found if taken.isdisjoint(range(span.first, span.last))]
    return _before_countries(tokens, sorted(kept + lines))


def _loud_openings(tokens: Tokens) -> list[int]:
    openings = compress(range(len(tokens)), tokens.opens)
    return [number for number in openings if tokens.texts[number].isupper()]


def _dateline(tokens: Tokens, start: int) -> Iterator[Span]:
    stop = min(start + _LONGEST, len(tokens))
    match = _DATELINE.match("".join(_letter(tokens, number) for number in range(start, stop)))
    if match is None:
        return
    place = Span(start, start + match.end("place"), "LOC")
    if not (match["region"] or match["date"] or match["agency"] or is_listed(name_of(tokens, place), GEONAMES)):
        return
    yield place
    if match["region"]:
        last = start + match.end("region") - match["region"].endswith(".")
        yield Span(start + match.start("region") + 1, last, "LOC")
    if match["agency"]:
        yield Span(start + match.start("agency") + 1, start + match.end("agency") - 1, "ORG")


def _letter(tokens: Tokens, number: int) -> str:
    """Return U for a word in capitals, C capitalised, M a month, l a particle, d a figure, h a hyphen, D a dash."""
    text = tokens.texts[number]
    if text == "-":
        return "h" if number + 1 < len(tokens) and tokens.starts[number + 1] == tokens.ends[number] else "D"
    if text[0].isupper():
        return "M" if text in terms()["calendar"] else "U" if text.isupper() and len(text) > 1 else "C"
    if text in _PARTICLES:
        return "l"
    return "D" if text in _DASHES else "d" if text[0].isdigit() else text[0] if text[0] in ",.()" else "x"


def _before_countries(tokens: Tokens, found: Iterable[Span]) -> list[Span]:
    complete: list[Span] = []
    free = 0
    for span in found:
        first, last, _ = span
        comma = first - 1
        if comma > free and tokens.texts[comma] == "," and is_listed(tokens.texts[first:last], _REGIONS):
            complete += _place_before(tokens, comma, free)
        complete.append(span)
        free = last
    return complete


def _place_before(tokens: Tokens, comma: int, free: int) -> list[Span]:
    for first in range(max(comma - _LONGEST_PLACE, free), comma):
        span = Span(first, comma, "LOC")
        if all(text[0].isupper() for text in tokens.texts[first:comma]) and is_listed(name_of(tokens, span), GEONAMES):
            return [span]
    return []
