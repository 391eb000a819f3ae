"""What a name stands in a row with: Turkey, Bulgaria and Georgia are countries, Alabama, Florida and Georgia states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from streams.stages.tag.gazetteer.places import PlaceKind
from streams.stages.tag.link.candidates import Candidate, candidates

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
    """Yield the names before, the nearest first."""
    *parts, last = _BETWEEN.split(text[max(start - _LOOKED_AT, 0) : start])
    return _names(reversed(parts), -1) if not last else iter(())


def _behind(text: str, end: int) -> Iterator[str]:
    """Yield the names behind, without the full stop of a sentence."""
    first, *parts = _BETWEEN.split(text[end : end + _LOOKED_AT])
    return (name.rstrip(".") for name in _names(parts, 1)) if not first else iter(())


def _names(parts: Iterable[str], step: int) -> Iterator[str]:
    """Yield the names that parts begin with, or end with if `step` is -1, up to the first part that has more to it."""
    for part in islice(parts, _EACH_SIDE):
        every = part.split(" ")[::step]
        words = list(takewhile(_is_name, every[:_WORDS]))
        yield " ".join(words[::step])
        if len(words) < len(every):
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
    return sort if found[0].prior - max(rivals, default=0) >= _SURELY else None


def _sort_of(one: Candidate) -> _Sort | None:
    if one.place.kind is PlaceKind.COUNTRY:
        return PlaceKind.COUNTRY, ""
    return (PlaceKind.REGION, one.place.country) if one.place.kind is PlaceKind.REGION else None
