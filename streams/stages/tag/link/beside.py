"""What stands right beside a mention: the country or region that it lies in, or what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from streams.stages.tag.gazetteer.places import Place, PlaceKind
from streams.stages.tag.link.candidates import Candidate, container, nationality

_BEFORE = 64  # characters that are looked at
_AFTER = 64
_NAME = r"[^\W\d_][\w.\u2019'-]*"
_MORE = rf"(?: (?:of |and |the )?{_NAME}){{0,3}}"
_SIDE = r"(?:(?:(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central|upper|lower|rural) )?"
_FOLLOWED = re.compile(rf"(?P<link>, ?(?:in )?| in | \()(?:the )?{_SIDE}(?P<name>{_NAME}{_MORE})")
_IS_REGION = re.compile(r" (?:state|province|region)\b")
_IS_OTHER = re.compile(r" (?:[Cc]ounty|[Dd]istrict|[Pp]arish|[Rr]iver|[Ll]ake|[Uu]niversity|[Aa]irport|[Ss]treet|Avenue|Road)\b")
_CITY_WORDS = "capital|city|cities|town|township|village|port|suburb|municipality"
_REGION_WORDS = "state|province|region"
_PRECEDED = re.compile(
    rf"(?:(?P<name>{_NAME}(?: {_NAME}){{0,2}})(?:['\u2019]s?)? )?(?:[a-z-]+ ){{0,2}}"
    rf"(?:(?P<city>{_CITY_WORDS})|(?P<region>{_REGION_WORDS}))(?:,| of| in)? $"
)
_POSSESSIVE = re.compile(rf"(?P<name>{_NAME}(?: {_NAME}){{0,2}})['\u2019]s? $")
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
    return _preceded(text, start, known)


def _followed(text: str, after: re.Match[str], known: tuple[Candidate, ...]) -> Beside | None:
    for name, end in _shorter(after["name"], after.start("name")):
        places = container(name, abbreviated="," in after["link"] or "(" in after["link"])
        if not places:
            continue
        left = _inside(known, places)
        is_apart = "," not in after["link"] or _is_list(text, end) or _has_country(known)
        return None if not left and is_apart else Beside(left, is_placed=True)
    return None


def _is_list(text: str, end: int) -> bool:
    more = _LISTED.match(text, end)
    return more is not None and text[more.end() : more.end() + 1].isupper()


def _shorter(name: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the name, then without its last word, and so on, each with where it ends."""
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        whole = " ".join(words[:count])
        plain = re.sub(r"['\u2019]s?$", "", whole)
        if plain[:1].isupper():
            yield plain, start + len(whole)


def _preceded(text: str, start: int, known: tuple[Candidate, ...]) -> Beside:
    if text[start - 1 : start] != " ":
        return _NOTHING
    before = text[max(start - _BEFORE, 0) : start]
    match = _PRECEDED.search(before)
    kind = None
    if match is not None:
        kind = PlaceKind.CITY if match["city"] else PlaceKind.REGION
    else:
        match = _POSSESSIVE.search(before)
    if match is None:
        return _NOTHING
    fitting = known if kind is None else _of_kind(known, kind)
    for name in _last_words(match["name"] or ""):
        places = container(name) or tuple(one.place for one in nationality(name))
        left = _inside(fitting, places)
        if left:
            return Beside(left, is_placed=True)
    return _NOTHING if kind is None or not fitting else Beside(fitting, is_placed=False)


def _last_words(name: str) -> Iterator[str]:
    words = name.split(" ")
    for first in range(len(words)):
        whole = " ".join(words[first:])
        if whole[:1].isupper():
            yield re.sub(r"['\u2019]s?$", "", whole)


def _inside(known: tuple[Candidate, ...], places: tuple[Place, ...]) -> tuple[Candidate, ...]:
    return tuple(one for one in known if any(_lies_in(one.place, place) for place in places))


def _lies_in(place: Place, container: Place) -> bool:
    if place == container or place.country != container.country:
        return False
    return container.kind is PlaceKind.COUNTRY or (place.kind is PlaceKind.CITY and place.region == container.region)


def _of_kind(known: tuple[Candidate, ...], kind: PlaceKind) -> tuple[Candidate, ...]:
    return tuple(one for one in known if one.place.kind is kind)


def _has_country(known: tuple[Candidate, ...]) -> bool:
    return any(one.place.kind is PlaceKind.COUNTRY for one in known)
