from datetime import UTC, datetime, timedelta, timezone

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from streams.cli.deadletters.moments import in_utc, moment
from streams.cli.deadletters.options import parse_time

NOW = datetime(2026, 7, 1, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-06-30T23:15:00Z", "2026-06-30T23:15:00.000Z"),
        ("2026-07-01T01:15:00.5+02:00", "2026-06-30T23:15:00.500Z"),
        ("2026-07-01T01:15", "2026-07-01T01:15:00.000Z"),
        ("2026-06-30", "2026-06-30T00:00:00.000Z"),
        ("90s", "2026-07-01T02:58:30.000Z"),
        ("30m", "2026-07-01T02:30:00.000Z"),
        ("2h", "2026-07-01T01:00:00.000Z"),
        ("3d", "2026-06-28T03:00:00.000Z"),
        ("1w", "2026-06-24T03:00:00.000Z"),
    ],
)
def test_a_time_is_rfc_3339_or_an_age(text: str, meant: str) -> None:
    assert moment(text, NOW) == meant


@pytest.mark.parametrize("text", ["", "soon", "2", "h", "-2h", "2.5h", "٢h", "2026-13-01", "0001-01-01T00:00+14:00"])
def test_what_is_no_time_is_told_with_what_is_one(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="or an age, such as 30m"):
        parse_time(text)


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001 - zones are drawn


@given(times, times)
def test_times_sort_as_they_follow_each_other_whatever_their_zones(one: datetime, other: datetime) -> None:
    one, other = (when.replace(microsecond=when.microsecond // 1000 * 1000) for when in (one, other))
    assert (in_utc(one) < in_utc(other)) == (one < other)
    assert datetime.fromisoformat(in_utc(one)) == one
