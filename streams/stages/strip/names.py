"""The people named in bylines and contributor lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from streams.records import Byline, Contributor
from streams.stages.strip.agencies import agencies, canonical, either
from streams.stages.strip.letters import APOSTROPHES, DASHES, UPPER
from streams.text.outlets import same_outlet

_DATA = Path(__file__).with_name("names.yaml")
_PARTICLE = r"(?:de|del|della|di|da|dos|du|do|van|von|vom|zu|zur|der|den|ter|la|le|bin|bint|ibn|al|el|y|e|st\.)"
_CAPITALISED = rf"[{UPPER}][\w{APOSTROPHES}-]*"
_PART = rf"(?:{_CAPITALISED}\.?|{_PARTICLE}|(?:al-|el-|d[{APOSTROPHES}]){_CAPITALISED})"
_NAME = re.compile(rf"{_CAPITALISED}\.?(?: {_PART}){{1,4}}$")
_JOIN = re.compile(r"\s*(?:,? (?:and|und|et|y|e|och|og|with) |;|,|&|\|| / )\s*")
_SEGMENT = re.compile(rf"\s+[|\u00b7\u2022{DASHES}-]\s+|\s*[|\u00b7\u2022]\s*")
_BEHIND = re.compile(r"\s+(?:in|for|of|from|at|aus|f\u00fcr|pour|para|per|\u00e0)\s.*$|\s*[(\[].*$")
_CLAUSE = re.compile(r"(?<=[a-z)])\. |;")
_CONTRIBUTED = re.compile(
    r",? (?:(?:also|all|both) )?contributed\b(?:(?! from ).)*|,? reported(?= from )", re.IGNORECASE
)
_PLACE = re.compile(r" (?:in|from|at|en|em|\u00e0|aus) ")
_LONGEST = 600  # characters of a line that names people
_MOST_WORDS = 8  # of a line that is names alone


@dataclass(frozen=True, slots=True)
class _Patterns:
    leads: re.Pattern[str]
    dated: re.Pattern[str]
    help: re.Pattern[str]
    role: re.Pattern[str]
    signed: re.Pattern[str]


def is_name(text: str) -> bool:
    """Say whether `text` has the form of a person's full name."""
    if _NAME.match(text) is None or text in _data()["regions"] or canonical(text) is not None:
        return False
    return not _holds(text, "organisations")


def is_byline(line: str) -> bool:
    """Say whether `line` begins as bylines do and names somebody, wherever it stands."""
    if len(line) > _LONGEST:
        return False
    led = filter(None, map(_led, _SEGMENT.split(line.strip())))
    return any(map(_names, led))


def is_lone_byline(line: str) -> bool:
    """Say whether `line` is a person's name, with an outlet or a date behind it at most.

    Headings can be written like that, too: it is a byline only beside the title or the date above the body.
    """
    first = _SEGMENT.split(line.strip(), maxsplit=1)[0][:_LONGEST]
    names = _names(first)
    return bool(names) and len(first.split()) <= _MOST_WORDS and not _holds(first, "topics") and _is_all(first, names)


def byline_of(line: str) -> Byline | None:
    """Return the byline that `line` is, if it names anybody; what stands behind the names says no more of them."""
    text = line.strip()[:_LONGEST]
    segments = _SEGMENT.split(text)
    led = [rest for rest in map(_led, segments) if rest is not None]
    names = next(filter(None, map(_names, led or segments)), ())
    return Byline(text=text, names=names) if names else None


def byline_among(lines: Sequence[str], known: str | None, publisher: str | None = None) -> Byline | None:
    """Return the byline of an article out of `lines` that may be one, and `known`, what its metadata says.

    The first of: a line that names somebody whom the metadata names; the metadata; a line that begins as bylines do; a
    line of names alone; any other that names somebody. An outlet is not its own author.
    """
    said = byline_of(known) if known and not (publisher and same_outlet(known, publisher)) else None
    found = [byline for byline in map(byline_of, lines) if byline and not _is_outlet(byline, publisher)]
    if said is not None:
        people = {name.lower() for name in said.names}
        return next((byline for byline in found if people & {name.lower() for name in byline.names}), said)
    return min(found, key=lambda byline: (not is_byline(byline.text), not is_lone_byline(byline.text)), default=None)


def _is_outlet(byline: Byline, publisher: str | None) -> bool:
    return publisher is not None and same_outlet(byline.names[0], publisher)


def _led(segment: str) -> str | None:
    """Return what stands behind "By", or behind "May 3, 2031 by"; None where neither does."""
    found = _patterns().leads.match(segment) or _patterns().dated.match(segment)
    return segment[found.end() :] if found else None


def _names(segment: str) -> tuple[str, ...]:
    names: list[str] = []
    for part in _JOIN.split(segment):
        name = _patterns().signed.sub("", _BEHIND.sub("", part)).strip(" .:*")
        name = name.title() if name.isupper() else name
        if not is_name(name):
            break
        names.append(name)
    return tuple(dict.fromkeys(names))


def _is_all(segment: str, names: Sequence[str]) -> bool:
    return len(names) == len([part for part in _JOIN.split(segment) if part])


def contributors_of(line: str) -> tuple[Contributor, ...]:
    """Return everybody named in a contributor line, editors too; a place holds for all named since the last place.

    "A B in Oslo, C D and E F in Rome contributed to this report." puts both C D and E F in Rome.
    """
    found: list[Contributor] = []
    for clause in _CLAUSE.split(line[:_LONGEST].strip("()[]*_ \n")):
        rest = _patterns().help.sub("", clause.strip(), count=1)
        found += _placed(_CONTRIBUTED.sub("", rest).strip(" .)]*"))
    return tuple(dict.fromkeys(found))


def _placed(clause: str) -> list[Contributor]:
    named: list[tuple[str, str | None]] = []
    for part in _JOIN.split(clause):
        who, *where = _PLACE.split(part, maxsplit=1)
        name = _patterns().role.sub("", who).strip(" .")
        place = where[0].strip(" .") if where else None
        if is_name(name):
            named.append((name, place))
        elif named and named[-1][1] and not where and part:
            named[-1] = (named[-1][0], f"{named[-1][1]}, {part.strip()}")
    return _carried_back(named)


def _carried_back(named: Sequence[tuple[str, str | None]]) -> list[Contributor]:
    place: str | None = None
    found: list[Contributor] = []
    for name, own in reversed(named):
        place = own or place
        found.append(Contributor(name=name, place=place))
    return found[::-1]


def _holds(text: str, kind: str) -> bool:
    return not set(text.lower().split()).isdisjoint(_data()[kind])


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


@cache
def _patterns() -> _Patterns:
    data = _data()
    leads, labels = either(data["leads"]), either(data["labels"])
    roles = either(data["roles"])
    return _Patterns(
        leads=re.compile(rf"\W*(?:(?:{leads}) ?:?|(?:{labels}) ?:)\s+|By(?-i:(?=[{UPPER}][a-z]))", re.IGNORECASE),
        dated=re.compile(r"(?=.{0,40}\d)[^|]{4,60}?(?<!presented)(?<!sponsored)(?<!powered)\sby\s+", re.IGNORECASE),
        help=re.compile(rf"^\W*(?:{either(data['help'])})(?: ?:)?\s+", re.IGNORECASE),
        role=re.compile(rf"^(?:[\w.{APOSTROPHES}&-]+ ){{0,5}}?(?:{roles})s?(?= |$) ?", re.IGNORECASE),
        signed=re.compile(
            rf"(?:[ ,]+(?:{agencies()}|(?i:(?:business |political |staff |senior |sports )?(?:{roles})s?))){{1,3}}$"
        ),
    )
