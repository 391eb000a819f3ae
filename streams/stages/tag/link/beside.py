"""What stands right beside a mention: the country or region that it lies in, or what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from streams.stages.tag.gazetteer.places import Place, PlaceKind
from streams.stages.tag.link.candidates import COUNTRY, Candidate, container, nationality
from streams.stages.tag.link.row import in_row

_BEFORE = 64  # characters that are looked at
_AFTER = 64
_NAME = r"[^\W\d_][\w.\u2019'-]*"
_MORE = rf"(?: (?:of |and |the )?{_NAME}){{0,3}}"
_SIDE = r"(?:(?:(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central|upper|lower|rural) )?"
_FOLLOWED = re.compile(rf"(?P<link>, ?(?:in )?| in | \()(?:the )?{_SIDE}(?P<name>{_NAME}{_MORE})")
_IS_REGION = re.compile(r" (?:state|province|region)\b")
_IS_OTHER = re.compile(
    r" (?:[Cc]ounty|[Dd]istrict|[Pp]arish|[Rr]iver|[Ll]ake|[Uu]niversity|[Aa]irport|[Ss]treet|Avenue|Road)\b"
)
_CITY_WORDS = frozenset({"capital", "city", "cities", "town", "township", "village", "port", "suburb", "municipality"})
_REGION_WORDS = frozenset({"state", "province", "region"})
_POSSESSIVES = ("'s", "\u2019s", "s'", "s\u2019")
_ADJECTIVES = 2  # words between a country and "city", as in "Libya's eastern port city of"
_WORDS = 3  # of a country or region
_POSSESSIVE = re.compile(r"(?:['\u2019]s|(?<=s)['\u2019])$")
_LISTED = re.compile(r",? and |, ")


class Beside(NamedTuple):
    """The candidates that what stands beside leaves over, and whether it is a place that they lie in that says so.

    `left` is None if nothing is said, empty if what is said fits none.
    """

    left: tuple[Candidate, ...] | None
    is_placed: bool


_NOTHING = Beside(None, is_placed=False)


def beside(text: str, start: int, end: int, known: tuple[Candidate, ...]) -> Beside:
    """Return which of the candidates of the mention `text[start:end]` go with what stands beside it."""
    if _IS_OTHER.match(text, end):
        return Beside((), is_placed=False)
    after = _FOLLOWED.match(text, end, end + _AFTER)
    if after is not None:
        found = _followed(text, after, known)
        if found is not None:
            return found
    if _IS_REGION.match(text, end):
        return Beside(_of_kind(known, PlaceKind.REGION), is_placed=False)
    found = _preceded(text, start, known)
    row = in_row(text, start, end, known) if found is _NOTHING and known[0].prior < COUNTRY else ()
    return Beside(row, is_placed=True) if row else found


def _followed(text: str, after: re.Match[str], known: tuple[Candidate, ...]) -> Beside | None:
    is_comma, best = "," in after["link"], known[0]
    for name, end in _shorter(after["name"], after.start("name")):
        places = container(name, abbreviated=is_comma or "(" in after["link"])
        if best.prior >= COUNTRY and (after["link"] == " in " or _is_list(text, end)):
            return None
        if best.prior >= COUNTRY:
            places = tuple(place for place in places if place.kind is PlaceKind.REGION)
        if places:
            left = _inside(known, places)
            is_elsewhere = is_comma and best.place.kind is PlaceKind.CITY and not _is_list(text, end)
            return Beside(left, is_placed=True) if left or is_elsewhere else None
    return None


def _is_list(text: str, end: int) -> bool:
    more = _LISTED.match(text, end)
    return more is not None and text[more.end() : more.end() + 1].isupper()


def _shorter(name: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the name, then without its last word, and so on, each with where it ends."""
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        whole = " ".join(words[:count])
        if whole[:1].isupper():
            yield _plain(whole), start + len(whole)


def _preceded(text: str, start: int, known: tuple[Candidate, ...]) -> Beside:
    if text[start - 1 : start] != " " or known[0].prior >= COUNTRY:
        return _NOTHING
    words = text[max(start - _BEFORE, 0) : start - 1].split(" ")
    if len(words) > 1 and words[-1] in {"of", "in"}:
        words.pop()
    kind = _kind(words[-1].rstrip(","))
    if kind is None and not words[-1].endswith(_POSSESSIVES):
        return _NOTHING
    fitting = known if kind is None else _of_kind(known, kind)
    for name in _named_before(words if kind is None else words[:-1]):
        left = _inside(fitting, container(name) or tuple(one.place for one in nationality(name)))
        if left:
            return Beside(left, is_placed=True)
    return _NOTHING if kind is None or not fitting else Beside(fitting, is_placed=False)


def _kind(word: str) -> PlaceKind | None:
    if word in _CITY_WORDS:
        return PlaceKind.CITY
    return PlaceKind.REGION if word in _REGION_WORDS else None


def _named_before(words: list[str]) -> Iterator[str]:
    """Yield the name that `words` end with, a few in lower case passed over: its last word, the last two, and so on."""
    last = len(words)
    while last > max(len(words) - _ADJECTIVES, 0) and not words[last - 1][:1].isupper():
        last -= 1
    for first in range(last - 1, max(last - 1 - _WORDS, -1), -1):
        if not words[first][:1].isupper():
            return
        yield _plain(" ".join(words[first:last]))


def _plain(name: str) -> str:
    """Return the name without the ending of a possessive."""
    return _POSSESSIVE.sub("", name)


def _inside(known: tuple[Candidate, ...], places: tuple[Place, ...]) -> tuple[Candidate, ...]:
    return tuple(one for one in known if any(_lies_in(one.place, place) for place in places))


def _lies_in(place: Place, container: Place) -> bool:
    if place == container or place.country != container.country:
        return False
    return container.kind is PlaceKind.COUNTRY or (place.kind is PlaceKind.CITY and place.region == container.region)


def _of_kind(known: tuple[Candidate, ...], kind: PlaceKind) -> tuple[Candidate, ...]:
    return tuple(one for one in known if one.place.kind is kind)
