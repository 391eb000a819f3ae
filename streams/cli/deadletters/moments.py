"""Times as the user writes them, and as letters are sorted: RFC 3339 in UTC, to the millisecond."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_AGE = re.compile(r"(\d{1,5})([smhdw])", re.ASCII)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def moment(text: str, now: datetime) -> str:
    """Return the time that `text` names: a date or a time, in UTC where it names no zone, or an age before `now`.

    Raises ValueError.
    """
    age = _AGE.fullmatch(text)
    if age:
        return in_utc(now - timedelta(**{_UNITS[age[2]]: int(age[1])}))
    return in_utc(datetime.fromisoformat(text))


def in_utc(when: datetime) -> str:
    """Return `when` as all times here are written. Raises ValueError where UTC cannot name it."""
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    try:
        return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except OverflowError as error:
        raise ValueError(f"{when} is out of range") from error
