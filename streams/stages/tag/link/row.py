"""What a name stands in a row with: Turkey, Bulgaria and Georgia are countries, Alabama, Florida and Georgia states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from streams.stages.tag.gazetteer.places import PlaceKind
from streams.stages.tag.link.candidates import COUNTRY, Candidate, candidates

_LOOKED_AT = 96  # characters on each side
_BETWEEN = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?")
_EACH_SIDE = 2  # names
_LEAST = 2  # names in all
_WORDS = 3  # of a country or region
_SURELY = 1.0  # margin of a region over what else has its name, as a logarithm to base 10

_Sort = tuple[PlaceKind, str]


def in_row(text: str, start: int, end: int, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return those candidates of `text[start:end]` that are of one sort with what the name is in a row with.

    That is, countries among countries, regions among regions of their country. Empty if there are none, if the row has
    fewer than two such names besides, or if they are of several sorts.
    """
    sorts = [sort for name in (*_before(text, start), *_behind(text, end)) if (sort := _sort(name))]
    if len(sorts) < _LEAST or len(set(sorts)) > 1:
        return ()
    return tuple(one for one in known if _sort_of(one) == sorts[0])


def _before(text: str, start: int) -> Iterator[str]:
    """Yield the names before, the nearest first; of the first of a row the words in front are no part."""
    parts = _BETWEEN.split(text[max(start - _LOOKED_AT, 0) : start])
    if len(parts) < _LEAST or parts.pop():
        return
    for part in islice(reversed(parts), _EACH_SIDE):
        words = list(takewhile(_is_name, reversed(part.split(" ")[-_WORDS:])))
        yield " ".join(reversed(words))
        if len(words) < len(part.split(" ")):
            return


def _behind(text: str, end: int) -> Iterator[str]:
    """Yield the names behind; of the last of a row the words that follow are no part."""
    first, *parts = _BETWEEN.split(text[end : end + _LOOKED_AT])
    if first:
        return
    for part in parts[:_EACH_SIDE]:
        words = list(takewhile(_is_name, part.split(" ")[:_WORDS]))
        yield " ".join(words).rstrip(".")
        if len(words) < len(part.split(" ")):
            return


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _sort(name: str) -> _Sort | None:
    """Return what a name surely is, None where it is neither a country nor a region, or may be something else."""
    found = candidates(name) if name else ()
    if not found:
        return None
    sort = _sort_of(found[0])
    rivals = [one.prior for one in found[1:] if _sort_of(one) != sort]
    is_sure = found[0].prior >= COUNTRY or found[0].prior - max(rivals, default=0) >= _SURELY
    return sort if is_sure else None


def _sort_of(one: Candidate) -> _Sort | None:
    if one.place.kind is PlaceKind.COUNTRY:
        return PlaceKind.COUNTRY, ""
    return (PlaceKind.REGION, one.place.country) if one.place.kind is PlaceKind.REGION else None
