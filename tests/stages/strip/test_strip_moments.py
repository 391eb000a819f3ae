import pytest

from streams.records import Label, Span
from streams.stages.strip.moments import moments_in, times_of
from streams.stages.strip.pieces import Piece, Pieces

BODY = Piece("The ferry ran again on March 9, 2031, and nobody was late.", 500)


def article(*above: tuple[str, Label], below: tuple[tuple[str, Label], ...] = ()) -> Pieces:
    head = [Piece(text, 50 * i, label) for i, (text, label) in enumerate(above)]
    foot = [Piece(text, 600 + 50 * i, label) for i, (text, label) in enumerate(below)]
    return Pieces([*head, BODY, *foot], len(head))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Published 3:06 pm EST, Dec 20, 2031 | Updated 4:10 pm EST, Dec 21, 2031",
            [
                ("published", "3:06 pm EST, Dec 20, 2031", "2031-12-20", "15:06", "-05:00"),
                ("modified", "4:10 pm EST, Dec 21, 2031", "2031-12-21", "16:10", "-05:00"),
            ],
        ),
        ("Stand: 03.03.2031, 14:05 Uhr", [("modified", "03.03.2031, 14:05 Uhr", "2031-03-03", "14:05", None)]),
        ("2031/02/18 06:30 更新", [("modified", "2031/02/18 06:30", "2031-02-18", "06:30", None)]),
        ("Thursday, March 6, 2031 5:00 am", [(None, "Thursday, March 6, 2031 5:00 am", "2031-03-06", "05:00", None)]),
        ("Publié le 1 août 2031 à 9h05", [("published", "1 août 2031 à 9h05", "2031-08-01", "09:05", None)]),
        ("May 28, 2031 13:45 IST", [(None, "May 28, 2031 13:45 IST", "2031-05-28", "13:45", None)]),
        ("Updated 2 hours ago", []),
        ("Published March 3", []),
    ],
)
def test_what_a_line_says(line: str, said: list[tuple[str | None, ...]]) -> None:
    found = [
        (one.kind, one.moment.text, one.moment.date, one.moment.time, one.moment.zone)
        for one in moments_in(Piece(line, 0))
    ]
    assert found == said


def test_a_span_holds_the_moment() -> None:
    (found,) = moments_in(Piece("Published March 3, 2031", 100))
    assert found.moment.span == Span(start=110, end=123)


def test_the_time_beside_the_byline_goes_before_that_of_the_page() -> None:
    times = times_of(
        article(
            ("March 8, 2031", Label.TIMESTAMP),
            ("Menu", Label.NAVIGATION),
            ("By Ada Brook", Label.BYLINE),
            ("March 3, 2031", Label.TIMESTAMP),
        ),
        "en",
    )
    assert times.published is not None
    assert times.published.date == "2031-03-03"


def test_a_heading_says_what_the_time_below_it_is() -> None:
    times = times_of(article(("Updated:", Label.TIMESTAMP), ("March 3, 2031", Label.TIMESTAMP)), "en")
    assert (times.published, times.modified and times.modified.date) == (None, "2031-03-03")


def test_times_of_the_body_and_of_other_articles_are_none() -> None:
    times = times_of(
        article(("Ice melts, March 2, 2031", Label.RELATED), below=(("March 1, 2031", Label.TIMESTAMP),)), "en"
    )
    assert (times.published, times.modified) == (None, None)
