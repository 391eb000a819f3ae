"""A time of day as pages write it, with the zone that they name: "3:06 pm EST", "14.05 Uhr", "14h05"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from dateutil.zoneinfo import get_zonefile_instance

from streams.stages.strip.agencies import either

_DATA = Path(__file__).with_name("moments.yaml")
_HOURS = 24
_NOON = 12


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time at [start, end) of a text; `zone` is in lower case what is said of it, None where nothing is."""

    time: str
    zone: str | None
    start: int
    end: int


@cache
def data() -> dict[str, Any]:
    """Return `moments.yaml`."""
    loaded: dict[str, Any] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def time_in(text: str) -> ClockTime | None:
    """Return the first time of day in `text`, a line."""
    for found in _pattern().finditer(text):
        hour, half = int(found["hour"]), (found["half"] or "").lower()
        if half and not 0 < hour <= _NOON:
            continue
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0) if half else hour
        if hour >= _HOURS or (found["minute"] is None and not half):
            continue
        if found["dot"] == "." and not (half or found["clock"]):
            continue
        seconds = f":{found['second']}" if found["second"] else ""
        zone = found["zone"].lower() if found["zone"] else None
        return ClockTime(f"{hour:02}:{found['minute'] or '00'}{seconds}", zone, *found.span("all"))
    return None


def offset(zone: str | None, day: str, time: str) -> str | None:
    """Return the offset of `zone` from UTC at that day and time, `+01:00`; None where it has several meanings."""
    if zone is None:
        return None
    if known := data()["offsets"].get(zone):
        return str(known)
    if place := data()["places"].get(zone):
        return _offset_at(place, datetime.fromisoformat(f"{day}T{time}"))
    found = re.fullmatch(r"(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?", zone)
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}" if found else None


def _offset_at(place: str, when: datetime) -> str | None:
    zone = get_zonefile_instance().get(place)
    written = when.replace(tzinfo=zone).isoformat()[-6:] if zone else ""
    return written if re.fullmatch(r"[+-]\d\d:\d\d", written) else None


@cache
def _pattern() -> re.Pattern[str]:
    known: Mapping[str, str] = {**data()["offsets"], **data()["places"]}
    signed = r"(?:utc|gmt)\s?[+-]\d{1,2}(?::?\d{2})?|[+-](?:0\d|1[0-4]):?[0-5]\d"
    zone = rf"(?:{signed})(?![\d-])|(?:{either(known)}|bst|ist|cst)(?!\w)"
    return re.compile(
        rf"(?P<before>(?:{either(name for name in data()['offsets'] if not name.isascii())}) ?)?"
        r"(?<![\d:.,/-])(?P<all>(?P<hour>\d{1,2})"
        r"(?:(?P<dot>[:.]|\s?h\s?|\u6642|\u65f6|\u70b9)(?P<minute>[0-5]\d)(?!\d)(?::(?P<second>[0-5]\d))?\u5206?)?"
        r"(?:\s?(?P<half>[ap]\.?m\b\.?))?(?P<clock>\s?(?:uhr|h)\b)?"
        rf"(?:,?\s?\(?(?P<zone>{zone})\)?)?)",
        re.IGNORECASE,
    )
