"""The dateline: where, and for which agency, an article was written, as its first paragraph says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from streams.records import Dateline, Span
from streams.stages.strip.agencies import canonical, either, wire_names
from streams.stages.strip.days import data, months, weekdays
from streams.stages.strip.letters import APOSTROPHES, UPPER

_LONGEST = 120  # characters up to the end of the dash
_MOST_REGIONS = 2  # "London, Ontario, Canada"
_LEAST_ALONE = 4  # letters of a place that nothing but a dash follows: "NASA" and "ROME" cannot be told apart by form

_DASH = r"(?:\s?[\u2014\u2015]|\s\u2013|\u2013(?=\s)|\s?--|\s?-(?=\s))\s*"
_SIGN = re.compile(r"[\u2013-\u2015/(\[]|--|-\s")  # without one of these there is none
_AGENCY = r"[(\[](?P<agency>[^()\[\]]{2,40})[)\]]"
# In the order in which they are tried. `text` is the dateline, `where` place and date.
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<text>(?P<where>[^()]{{2,90}}?)\s?{_AGENCY})\.?{_DASH}",  # KYIV, Ukraine (AP) —
        r"(?P<text>(?P<where>[^()]{2,90}?)[.,]? /(?P<agency>[^/\d]{2,20})/)\.?\s+",  # MOSCOW, March 3. /TASS/.
        rf"(?P<text>{_AGENCY}{_DASH}(?P<where>[^()]{{2,60}}?)){_DASH}",  # (ANSA) - ROMA, 03 MAR -
        rf"(?P<text>(?P<where>[^()]{{2,60}}?){_DASH}(?P<agency>[^.()]{{2,20}}))\.\s+",  # MOSCOW, 3 Mar - RIA Novosti.
        rf"(?P<text>(?P<where>[^()]{{2,90}}?),? (?P<agency>{wire_names()})){_DASH}",  # SAPPORO, March 3, Kyodo -
        rf"(?P<text>(?P<where>[^()]{{2,90}}?)){_DASH}",  # MOSCOW —
        rf"(?P<text>(?P<where>[^()]{{2,90}}?)\s?{_AGENCY})[.:]?\s+",  # Madrid, 3 mar (EFE).
    )
)
_TRAILING, _NAMED, _UNSIGNED, _UNENDED = _FORMS[3:]
_FULL_STOP = re.compile(r"(?<=\w{5})(?<!Calif)\.$")  # behind a word that is no abbreviation
_WORD = rf"[{UPPER}][\w{APOSTROPHES}.-]*"
_NAME = re.compile(rf"[^\W\d_][\w&.{APOSTROPHES} /-]{{1,29}}")


@dataclass(frozen=True, slots=True)
class _Where:
    """A place with its regions, and the date behind it; `loud` says that the place is in capitals."""

    place: str
    regions: tuple[str, ...]
    loud: bool
    date: str | None


@dataclass(frozen=True, slots=True)
class _Patterns:
    date: re.Pattern[str]
    place: re.Pattern[str]
    region: re.Pattern[str]
    small_prefix: re.Pattern[str]


def dateline_of(paragraph: str) -> Dateline | None:
    """Return the dateline at the begin of `paragraph`, if there is one; its span is that in the paragraph.

    `text` is what stands before the dash, `place` the same in ordinary case with its region ("Lexington, Ky."), since
    many cities share a name. Any short name in brackets between a place in capitals and the dash is an agency; behind a
    place in ordinary case, only a known one. A line with an agency but no place, "(Reuters) -", is none.
    """
    return next(_datelines(paragraph[:_LONGEST], paragraph), None)


def _datelines(opening: str, paragraph: str) -> Iterator[Dateline]:
    for form in _FORMS if _SIGN.search(opening) else ():
        found = form.match(opening)
        where = _where(found["where"]) if found else None
        if found is None or where is None:
            continue
        agency = _agency(found["agency"], where) if form is not _UNSIGNED else None
        if _holds(form, where, agency, paragraph[found.end() : found.end() + 1]):
            place = ", ".join([_ordinary(where.place) if where.loud else where.place, *where.regions])
            text = found["text"].rstrip()
            span = Span(start=found.start("text"), end=found.start("text") + len(text))
            yield Dateline(text=text, place=place, agency=agency, date=where.date, span=span)


def _holds(form: re.Pattern[str], where: _Where, agency: str | None, following: str) -> bool:
    """Say whether the parts make a dateline; a sentence may begin with a name in capitals and a dash, too."""
    if form is _UNSIGNED:
        alone = not where.regions and where.date is None
        name = where.place.rstrip(".").lower()
        other = alone and (len(name) < _LEAST_ALONE or name in data()["slugs"] or canonical(name) is not None)
        return where.loud and not other and bool(following) and not following.islower()
    known = agency is not None and canonical(agency) is not None
    if form is _NAMED:
        return known and where.loud and where.date is not None
    if form is _UNENDED:
        return known and (where.loud or where.date is not None)
    return known if form is _TRAILING else agency is not None


def _agency(name: str, where: _Where) -> str | None:
    """Return the agency in the brackets, the first known one of "dpa/lno"; "(left)" and "(2031)" are none."""
    known = next(filter(None, map(canonical, [name, *name.split("/")])), None)
    if known is not None or not where.loud:
        return known
    return name if _NAME.fullmatch(name) and any(map(str.isupper, name)) else None


def _where(text: str) -> _Where | None:
    text = text.replace(" [", ", ").replace("]", "")
    dated = _patterns().date.search(text) if _may_be_dated(text) else None
    undated = text[: dated.start()] if dated else text
    place, *regions = _FULL_STOP.sub("", undated.strip(" ,")).split(", ")
    if len(regions) > _MOST_REGIONS or not _patterns().place.fullmatch(place):
        return None
    if not all(map(_patterns().region.fullmatch, regions)):
        return None
    words = [word for word in re.split(r"[ /]", place) if word.lower() not in data()["particles"]]
    loud = bool(words) and all(_patterns().small_prefix.sub("", word).isupper() for word in words)
    return _Where(place, tuple(regions), loud and len(place) > 1, dated[0].strip(" .,") if dated else None)


def _may_be_dated(text: str) -> bool:
    """Say whether there is a figure in `text`, or a day of the week at its end."""
    last = text.rstrip(" .,").rpartition(" ")[2].lower()
    return last in weekdays() or any(map(str.isdecimal, text))


def _ordinary(place: str) -> str:
    parts = re.split(r"([ /-])", place)
    return "".join(part if part in " /-" else _ordinary_word(part, first=i == 0) for i, part in enumerate(parts))


def _ordinary_word(word: str, *, first: bool) -> str:
    if "." in word[:-1]:
        return word
    lowered = word.lower().replace("i\u0307", "i")  # İ, which lower() takes apart
    if lowered in data()["particles"] and not first:
        return lowered
    prefix = _patterns().small_prefix.match(word)
    kept = prefix[0] if prefix else ""
    return kept + re.sub(
        rf"(^|[{APOSTROPHES}](?=\w{{2}}))(\w)", lambda found: found[1] + found[2].upper(), lowered[len(kept) :]
    )


@cache
def _patterns() -> _Patterns:
    month, weekday = rf"(?:{either(months())})\.?", rf"(?:{either(weekdays())})\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|er|\u00ba|\.)?"
    date = rf"(?:{month} {day}|{day} (?:de )?{month}|\d{{1,2}}[./]\d{{1,2}}\.?)(?:(?:,|,? del?)? \d{{4}}|[./]\d{{4}})?"
    word = rf"(?:{_WORD}|{either(data()['particles'])})"
    return _Patterns(
        date=re.compile(rf"[.,]? (?:{weekday},? )?{date}[.,]?$|[.,] {weekday}$", re.IGNORECASE),
        place=re.compile(rf"{_WORD}(?:[ /]{word}){{0,5}}"),
        region=re.compile(rf"{_WORD}(?: {word}){{0,4}}"),
        small_prefix=re.compile(rf"^(?:{either(data()['surnames'])})(?=[{UPPER}]{{2}})"),
    )
