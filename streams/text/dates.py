"""A date in whatever shape, to RFC 3339. What a date does not say is never filled in, and no clock is asked.

Zones: a time keeps the offset that it brings (UTC as `Z`). A time without one, or with a zone name that is not in RFC
5322 or means several zones, is taken as UTC, as is the midnight that a date without a time begins with.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from dateutil import parser

from streams.records import Moment

_YEARS = range(1700, 2101)
_MONTHS = 12
_LONGEST = 64  # characters
_OFFSET = len("+01:00")
_TIMED = re.compile(r"\d:\d\d|T\d\d|\d ?[ap]\.?m\b|\d{9}", re.IGNORECASE)
_FIRST_EPOCH = 10**8  # 1973: smaller numbers are years, counts, or dates without separators
_LAST_EPOCH_SECONDS = 10**11

# A year in four figures is asked for: two are read against today's date by dateutil.
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|(?<!\d)\d{8}(?!\d)|(?<!\d)\d{8}T\d")
_FIGURES = re.compile(r"\s*\d{9,16}(\.\d{1,9})?\s*", re.ASCII)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/\d{4}(?!\d)")
_OFFSET_SIGN = re.compile(r"\b(?:GMT|UTC)\s?(?=[+-]\d)|\s*\([^()]*\)$")  # dateutil turns the sign of GMT+1 around
_DOTTED = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d)")

# Two dates that share no field: what differs between two readings was filled in from them.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001 - a zone would be filled in as well

_HOURS = {  # RFC 5322 section 4.3, and the two European ones that mean nothing else
    **dict.fromkeys(("UT", "UTC", "GMT", "Z"), 0),
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
}


def rfc3339(value: str | float | None) -> str | None:
    """Return `value` (a date as text, or seconds or milliseconds since 1970) as an RFC 3339 time to the second.

    None where it is not a full date between 1700 and 2100, or may be read as two dates.
    """
    when = _read(value)
    if when is None:
        return None
    offset = when.utcoffset()
    if offset is None:
        when = when.replace(tzinfo=UTC)
    elif offset.seconds % 60:
        return None
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def moment(value: str | float | None) -> Moment | None:
    """Return `value` with no more than it says: the day, the time if there is one, its zone if it names one.

    None where `rfc3339` is None.
    """
    when = _read(value)
    if when is None or rfc3339(value) is None:
        return None
    offset = when.utcoffset()
    timed = not isinstance(value, str) or _TIMED.search(value) is not None
    return Moment(
        text=str(value).strip(),
        date=when.date().isoformat(),
        time=when.time().isoformat("seconds") if timed else None,
        zone=when.isoformat()[-_OFFSET:] if timed and offset is not None else None,
        span=None,
    )


def _read(value: str | float | None) -> datetime | None:
    when = _from_text(value) if isinstance(value, str) else _from_epoch(value)
    return when if when is not None and when.year in _YEARS else None


def _from_epoch(value: float | None) -> datetime | None:
    if value is None or isinstance(value, bool) or not math.isfinite(value) or value < _FIRST_EPOCH:
        return None
    seconds = value if value < _LAST_EPOCH_SECONDS else value / 1000
    if seconds >= _LAST_EPOCH_SECONDS:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _from_text(text: str) -> datetime | None:
    text = " ".join(text.split())
    if _FIGURES.fullmatch(text):
        return _from_epoch(float(text))
    if len(text) > _LONGEST or not text.isascii() or not _YEAR.search(text) or _ambiguous(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _parsed(text)


def _parsed(text: str) -> datetime | None:
    day_first = _DOTTED.search(text) is not None
    try:
        text = _OFFSET_SIGN.sub("", text)
        one, other = (parser.parse(text, default=day, dayfirst=day_first, tzinfos=_zone) for day in _DEFAULTS)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError):
        return None  # what dateutil raises on text that is no date
    return one if one == other else None


def _ambiguous(text: str) -> bool:
    found = _SLASHED.search(text)
    if found is None or found[1] == found[2]:
        return False
    return int(found[1]) <= _MONTHS and int(found[2]) <= _MONTHS


def _zone(name: str | None, seconds: int | None) -> tzinfo | None:
    if seconds is not None:
        return timezone(timedelta(seconds=seconds))
    hours = _HOURS.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
