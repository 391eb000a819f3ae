import pytest

from streams.stages.strip.days import day_in, resolved


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 3, 2031", (2031, 3, 3)),
        ("Dec. 20, 2023", (2023, 12, 20)),
        ("3 March 2031", (2031, 3, 3)),
        ("3. März 2031", (2031, 3, 3)),
        ("06. Mrz", (None, 3, 6)),
        ("1er août 2031", (2031, 8, 1)),
        ("28 de diciembre de 2031", (2031, 12, 28)),
        ("03 MAR", (None, 3, 3)),
        ("9 сентября", (None, 9, 9)),
        ("03.03.2031", (2031, 3, 3)),
        ("2031-03-03T14:05", (2031, 3, 3)),
        ("2031/7/21", (2031, 7, 21)),
        ("2031年3月3日", (2031, 3, 3)),
        ("3月20日", (None, 3, 20)),
        ("25/08/2031", (2031, 8, 25)),
        ("9/26/2031", (2031, 9, 26)),
        ("on May 3 and on June 4, 2031", (None, 5, 3)),
    ],
)
def test_days_as_articles_write_them(text: str, day: tuple[int | None, int, int]) -> None:
    found = day_in(text)
    assert found is not None
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize("text", ["", "14:05", "February 30, 2031", "may 3000 people", "1.2 million", "room 2031"])
def test_what_is_no_day(text: str) -> None:
    assert day_in(text) is None


def test_a_day_with_slashes_depends_on_the_language() -> None:
    assert resolved("03/04/2031", None, "fr") == "2031-04-03"
    assert resolved("03/04/2031", None, "en") is None


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Dec. 31", "2032-01-01T02:00:00Z", "2031-12-31"),
        ("Jan. 1", "2031-12-31T23:00:00Z", "2032-01-01"),
        ("March 3", "2031-03-04", "2031-03-03"),
        ("Feb. 29", "2031-03-01", None),
        ("Feb. 29", "2032-03-01", "2032-02-29"),
        ("March 3", None, None),
        ("March 3, 2030", None, "2030-03-03"),
        ("Tuesday", "2031-03-06", "2031-03-04"),
        ("Montag", "2031-03-03", "2031-03-03"),
        ("Tuesday", None, None),
    ],
)
def test_the_year_that_is_not_said_is_the_nearest(text: str, published: str | None, day: str | None) -> None:
    assert resolved(text, published) == day
