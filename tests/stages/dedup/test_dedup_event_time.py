from dataclasses import replace

import pytest
from test_dedup_lanes import tagged

from streams.records import Finished, Position, StageName, Trace
from streams.stages.dedup.event_time import event_time

CLEANED = Trace(
    raw=Position(topic="articles.raw", partition=0, offset=7),
    finished=(Finished(stage=StageName.CLEAN, at="1970-01-01T00:01:40.250Z"),),
)


@pytest.mark.parametrize(
    ("published", "fetched", "at"),
    [
        ("1970-01-01T00:00:07Z", None, 7),
        (None, "1970-01-01T02:00:09+02:00", 9),
        ("1970-01-01T00:00:07Z", "1970-01-01T00:00:09Z", 7),
        ("2097-01-01T00:00:07Z", None, 100),
        (None, None, 100),
        ("1970-01-01T00:00:60Z", None, 100),
        ("1970-01-01T00:00:07", None, 100),
    ],
)
def test_the_time_is_that_of_publication_but_not_after_clean(
    published: str | None, fetched: str | None, at: int
) -> None:
    article = replace(tagged("a"), published_at=published, fetched_at=fetched, trace=CLEANED)
    assert event_time(article) == at


def test_what_says_nothing_has_no_time() -> None:
    assert event_time(tagged("a")) is None
