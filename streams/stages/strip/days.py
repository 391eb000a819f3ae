"""A day as articles write it, in any of their languages: "March 3", "3. März 2031", "2031年3月3日"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from streams.stages.strip.agencies import either

_DATA = Path(__file__).with_name("datelines.yaml")
_MONTHS = 12
_WEEK = 7
LETTERS = re.compile(r"[^\W\d_]+")
_IN_YEAR = r"(?P<year>\d{4})(?!\d)"
_FIGURE = r"(?<![\d./:-])(?P<day>\d{1,2})"
_HALF_A_YEAR = timedelta(days=184)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that stands at [start, end) of a text; `year` is None where it is not said."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def within(self, year: int) -> date | None:
        """Return the day in `year`; None where that year has none, as of February 29."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@cache
def data() -> dict[str, Any]:
    """Return `datelines.yaml`."""
    loaded: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


@cache
def months() -> dict[str, int]:
    """Return the names of months, in lower case, with their numbers."""
    return {name: number for number, names in data()["months"].items() for name in names}


@cache
def weekdays() -> dict[str, int]:
    """Return the names of the days of the week, in lower case, with their numbers, Monday's being 0."""
    return {name: number for number, names in data()["weekdays"].items() for name in names}


def day_in(text: str, language: str = "und") -> Day | None:
    """Return the first day that `text` names.

    03/04/2031 is April 3 outside of English; in English, where it may be either, it is none.
    """
    return min(_days(text, language), key=lambda day: (day.start, -day.end), default=None)


def resolved(text: str, published: str | None, language: str = "und") -> str | None:
    """Return the day in `text` as YYYY-MM-DD.

    A year that it does not say is the one that comes nearest to `published`, a day of the week the last one before it;
    without a time of publication either is None.
    """
    day = day_in(text, language)
    if day is not None and day.year is not None:
        found = day.within(day.year)
        return found.isoformat() if found else None
    if published is None:
        return None
    near = date.fromisoformat(published[:10])
    found = _nearest(day, near) if day is not None else _weekday(text, near)
    return found.isoformat() if found else None


def _nearest(said: Day, near: date) -> date | None:
    years = (said.within(year) for year in (near.year - 1, near.year, near.year + 1))
    found = min((day for day in years if day), key=lambda day: abs(day - near), default=None)
    return found if found and abs(found - near) <= _HALF_A_YEAR else None


def _weekday(text: str, near: date) -> date | None:
    number = weekdays().get(text.strip(" .,").lower())
    return None if number is None else near - timedelta(days=(near.weekday() - number) % _WEEK)


def _days(text: str, language: str) -> Iterator[Day]:
    for forms in _forms(text):
        for found in forms:
            month, day = _numbers(found, language)
            year = found.groupdict().get("year")
            known = Day(int(year) if year else None, month, day, *found.span())
            if known.within(known.year or 2000) is not None:
                yield known
                break


def _forms(text: str) -> Iterator[Iterable[re.Match[str]]]:
    """Give, for each form of a day, where it stands in `text`; none with a month's name where no word is one."""
    named = [word.start() for word in LETTERS.finditer(text) if word[0].lower() in months()]
    if named:
        yield filter(None, (_month_first().match(text, at) for at in named))
        yield _day_first().finditer(text)
    yield from (pattern.finditer(text) for pattern in _figures())


def _numbers(found: re.Match[str], language: str) -> tuple[int, int]:
    """Return month and day, (0, 0) where they cannot be told apart."""
    if "slashed" not in found.groupdict():
        month = found["month"].lower()
        return months().get(month) or int(month), int(found["day"])
    first, second = int(found["slashed"]), int(found["day"])
    if first == second or second > _MONTHS:
        return first, second
    if first > _MONTHS or language not in {"en", "und"}:
        return second, first
    return 0, 0


@cache
def _month() -> str:
    return rf"(?P<month>{either(months())})(?!\w)\.?"


@cache
def _month_first() -> re.Pattern[str]:
    pattern = rf"(?<!\w){_month()} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,? {_IN_YEAR})?"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _day_first() -> re.Pattern[str]:
    ordinal = r"(?:st|nd|rd|th|er|\u00ba|\.)?"
    pattern = rf"{_FIGURE}{ordinal} (?:de |of )?{_month()}(?:,? (?:del? |of )?{_IN_YEAR})?"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _figures() -> tuple[re.Pattern[str], ...]:
    """Return the forms of days in figures alone."""
    return tuple(
        re.compile(pattern)
        for pattern in (
            r"(?<!\d)(?P<year>\d{4})(?:-|/|\.|\u5e74)(?P<month>\d{1,2})(?:-|/|\.|\u6708)(?P<day>\d{1,2})(?!\d)\u65e5?",
            rf"{_FIGURE}\. ?(?P<month>\d{{1,2}})\.(?: ?{_IN_YEAR}|(?!\d))",
            rf"(?<![\d./:-])(?P<slashed>\d{{1,2}})/(?P<day>\d{{1,2}})/{_IN_YEAR}",
            r"(?<![\d./:-])(?P<month>\d{1,2})\u6708(?P<day>\d{1,2})\u65e5",
        )
    )
