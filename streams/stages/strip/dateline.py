"""The dateline: where, and for which agency, an article was written, as its first paragraph says."""

from __future__ import annotations

import re
from functools import cache

from streams.records import Dateline
from streams.stages.strip.agencies import agencies, canonical

_CAPITALS = "A-ZÀ-ÖØ-ÞŠŽČŘŁŚŻİŞĞĐ"
_MONTH = (
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec|Januar|Februar|März|Juni|Juli|Oktober|Dezember)"
    r"(?:[a-z]*|\.)"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}}\.? {_MONTH})(?:,? \d{{4}})?"
_LOUD = rf"(?:[{_CAPITALS}][{_CAPITALS}'’.]+|[{_CAPITALS}]\.(?:[{_CAPITALS}]\.)+)"
_LOUD_PLACE = rf"{_LOUD}(?:[ -](?:{_LOUD}|de|del|la|el|al|am|an|der|sur)){{0,4}}"
_WORD = rf"[{_CAPITALS}][\w'’.-]+"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|de|del|la|el|al|am|an|der|sur)){{0,3}}"
_DASH = r" ?(?:—|–|--|-(?= )|―) ?"  # noqa: RUF001 - dashes as written
_SMALL = {"de", "del", "la", "el", "al", "am", "an", "der", "sur", "of", "au", "aux", "and", "the"}


def dateline_of(paragraph: str) -> Dateline | None:
    """Return the dateline at the begin of `paragraph`, if there is one.

    `text` is what stands before the dash, `place` the same in ordinary case with its region ("Lexington, Ky."), since
    many cities share a name. A line with an agency but no place, "(Reuters) -", is none.
    """
    found = _pattern().match(paragraph)
    if found is None:
        return None
    place = found["loud"] or found["quiet"]
    agency = found["agency"] or found["agency2"]
    return Dateline(
        text=paragraph[: found.end("text")].strip(),
        place=", ".join(filter(None, (_ordinary(place), found["region"] or found["region2"]))),
        agency=canonical(agency) if agency else None,
    )


def _ordinary(place: str) -> str:
    if not place.isupper() and not any(word.isupper() and len(word) > 1 for word in place.split()):
        return place
    parts = re.split(r"([ -])", place)
    return "".join(
        part if not part or part in " -" or "." in part[:-1] else _ordinary_word(part, first=i == 0)
        for i, part in enumerate(parts)
    )


def _ordinary_word(word: str, *, first: bool) -> str:
    lowered = word.lower()
    if lowered in _SMALL and not first:
        return lowered
    return re.sub(r"(^|['’](?=\w{2}))(\w)", lambda m: m[1] + m[2].upper(), lowered)


@cache
def _pattern() -> re.Pattern[str]:
    agency = agencies()
    region = rf", (?P<region{{n}}>(?!{_MONTH} \d){_WORD}(?: {_WORD}){{{{0,2}}}})"
    return re.compile(
        rf"(?P<text>(?P<loud>{_LOUD_PLACE})(?:{region.format(n='')})?(?:,? {_DATE})?(?: \((?P<agency>{agency})\))?"
        rf"|(?P<quiet>{_PLACE})(?:{region.format(n='2')})?(?:,? {_DATE})? ?\((?P<agency2>{agency})\))"
        rf"{_DASH}(?=\S)"
    )
