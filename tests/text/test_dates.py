from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.text.dates import moment, rfc3339


@pytest.mark.parametrize(
    ("given_date", "expected"),
    [
        ("2031-03-05", "2031-03-05T00:00:00Z"),
        ("2031-03-05T10:00:00", "2031-03-05T10:00:00Z"),
        ("2031-03-05T10:00:00.123+01:00", "2031-03-05T10:00:00+01:00"),
        ("2031-03-05T10:00:00+0100", "2031-03-05T10:00:00+01:00"),
        ("Wed, 05 Mar 2031 10:00:00 GMT", "2031-03-05T10:00:00Z"),
        ("Wed, 05 Mar 2031 10:00:00 EST", "2031-03-05T10:00:00-05:00"),
        ("Wed Mar 05 2031 10:00:00 GMT+0100 (CET)", "2031-03-05T10:00:00+01:00"),
        ("March 5, 2031", "2031-03-05T00:00:00Z"),
        ("5 March 2031 at 10:00", "2031-03-05T10:00:00Z"),
        ("31/12/2031", "2031-12-31T00:00:00Z"),
        ("05.03.2031", "2031-03-05T00:00:00Z"),
        ("20310305", "2031-03-05T00:00:00Z"),
        (1709632800, "2024-03-05T10:00:00Z"),
        (1709632800000, "2024-03-05T10:00:00Z"),
        ("1709632800", "2024-03-05T10:00:00Z"),
    ],
)
def test_full_dates(given_date: str | float, expected: str) -> None:
    assert rfc3339(given_date) == expected


@pytest.mark.parametrize(
    "given_date",
    [
        *("", "today", "10:00", "March 5", "March 2031", "2031", "5/3/31", "Tuesday 2031"),
        *(
            "03/04/2031",
            "0000-00-00",
            "0001-01-01",
            "99999-01-01",
            "2031-13-01",
            "2031-02-30",
            "2031-03-05T10:00+99:00",
        ),
        *(0, -5, 2031, 10**30, float("nan"), float("inf"), float("-inf"), True, None),
    ],
)
def test_no_full_date(given_date: str | float | None) -> None:
    assert rfc3339(given_date) is None


@settings(deadline=None)
@given(st.text(max_size=80) | st.floats() | st.integers())
def test_anything_gives_a_time_or_nothing(value: str | float) -> None:
    date = rfc3339(value)
    assert date is None or datetime.fromisoformat(date).tzinfo is not None


def test_a_moment_says_no_more_than_is_said() -> None:
    said = [moment(value) for value in ("2031-03-05", "2031-03-05T10:00", "2031-03-05T10:00:00Z", 1_930_000_000)]
    assert [(one.date, one.time, one.zone) for one in said if one] == [
        ("2031-03-05", None, None),
        ("2031-03-05", "10:00:00", None),
        ("2031-03-05", "10:00:00", "+00:00"),
        ("2031-02-27", "23:06:40", "+00:00"),
    ]
    assert moment("yesterday") is None


@settings(deadline=None)
@given(st.datetimes(datetime(1700, 1, 1), datetime(2100, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_a_time_comes_back_to_the_second(when: datetime) -> None:
    expected = when.replace(microsecond=0)
    assert datetime.fromisoformat(rfc3339(when.isoformat()) or "") == expected
    assert datetime.fromisoformat(rfc3339(when.strftime("%a, %d %b %Y %H:%M:%S +0000")) or "") == expected
