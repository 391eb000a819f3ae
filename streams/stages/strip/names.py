"""People's names in a line, and whether the line says that they wrote the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from streams.stages.strip.agencies import canonical, either
from streams.stages.strip.letters import APOSTROPHES, DASHES, UPPER

LONGEST = 600  # characters of a line that names people
JOIN = re.compile(r"\s*(?:,? (?:and|und|et|y|e|och|og|with|avec|mit|con) |;|,|&|\|| / )\s*")
SEGMENT = re.compile(rf"\s+[|\u00b7\u2022{DASHES}-]\s+|\s*[|\u00b7\u2022]\s*")

_JOINING = re.compile(r"[,;&|]| (?=(?:and|und|et|y|e|och|og|with|avec|mit|con|/) )")  # what JOIN has, found sooner
_NOTHING = re.compile(r"(?!)")

_DATA = Path(__file__).with_name("names.yaml")
_PARTICLE = r"(?:de|del|della|di|da|dos|du|do|van|von|vom|zu|zur|der|den|ter|la|le|bin|bint|ibn|al|el|y|e|st\.)"
_CAPITALISED = rf"[{UPPER}][\w{APOSTROPHES}-]*"
_PART = rf"(?:{_CAPITALISED}\.?|{_PARTICLE}|(?:al-|el-|d[{APOSTROPHES}]){_CAPITALISED})"
_NAME = re.compile(rf"{_CAPITALISED}\.?(?: {_PART}){{1,4}}$")
_PAIR = re.compile(rf"[{UPPER}][^ ]* {_PART}")


@cache
def data() -> dict[str, Any]:
    """Return `names.yaml`."""
    loaded: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def may_name(text: str) -> bool:
    """Say whether a person's full name may stand in `text`: most lines have no two words that it can be made of."""
    return _PAIR.search(text) is not None


def is_name(text: str) -> bool:
    """Say whether `text` has the form of a person's full name."""
    if _NAME.match(text) is None or text in _words("regions") or canonical(text) is not None:
        return False
    return not holds(text, "organisations") and any(len(word.strip(".")) > 1 for word in text.split())


def holds(text: str, kind: str) -> bool:
    """Say whether a word of `text` is among those of `kind` in `names.yaml`."""
    return not _words(kind).isdisjoint(text.lower().split())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(data()[kind])


def parts(separator: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Give where each part of `text[start:end]` stands that `separator` parts from the next, empty ones left out."""
    end = len(text) if end is None else end
    if separator is JOIN and _JOINING.search(text, start, end) is None:
        separator = _NOTHING
    at = start
    for found in separator.finditer(text, start, end):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if end > at:
        yield at, end


def led_from(line: str, start: int, end: int) -> int | None:
    """Return where in `line[start:end]` that begins which stands behind "By", or behind "May 3, 2031 by"."""
    found = _leads().match(line, start, end)
    if found is None and "by" in line.lower():
        found = _dated().match(line, start, end)
    return found.end() if found else None


@cache
def _leads() -> re.Pattern[str]:
    leads, labels = either(data()["leads"]), either(data()["labels"])
    return re.compile(rf"\W*(?:(?:{leads}) ?:?|(?:{labels}) ?:)\s+|By(?-i:(?=[{UPPER}][a-z]))", re.IGNORECASE)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"(?=.{0,40}\d)[^|]{4,60}?(?<!presented)(?<!sponsored)(?<!powered)\sby\s+", re.IGNORECASE)
