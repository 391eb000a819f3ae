import pytest

from streams.stages.strip.clock_times import offset, time_in


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("3:06 pm EST", "15:06", "est"),
        ("12:05 a.m.", "00:05", None),
        ("6 p.m. ET", "18:00", "et"),
        ("14:05 Uhr", "14:05", None),
        ("14.05 Uhr", "14:05", None),
        ("14h05", "14:05", None),
        ("T10:22:15+08:00", "10:22:15", "+08:00"),
        ("9:14 AM GMT+1", "09:14", "gmt+1"),
        ("19時42分", "19:42", None),
        ("22:30 (UTC)", "22:30", "utc"),
    ],
)
def test_times_as_pages_write_them(text: str, time: str, zone: str | None) -> None:
    found = time_in(text)
    assert found is not None
    assert (found.time, found.zone) == (time, zone)


@pytest.mark.parametrize("text", ["", "2031", "3 people", "25:10", "1.30 million", "13 pm"])
def test_what_is_no_time(text: str) -> None:
    assert time_in(text) is None


@pytest.mark.parametrize(
    ("zone", "day", "found"),
    [
        ("est", "2031-07-01", "-05:00"),
        ("et", "2031-07-01", "-04:00"),
        ("et", "2031-01-01", "-05:00"),
        ("heure de paris", "2031-07-01", "+02:00"),
        ("gmt+1", "2031-01-01", "+01:00"),
        ("+0530", "2031-01-01", "+05:30"),
        ("ist", "2031-01-01", None),
        ("bst", "2031-07-01", None),
        (None, "2031-01-01", None),
    ],
)
def test_a_zone_with_several_meanings_is_not_known(zone: str | None, day: str, found: str | None) -> None:
    assert offset(zone, day, "12:00") == found
