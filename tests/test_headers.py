import pytest

from streams.headers import ATTEMPTS, PUT_BACK_AT, attempts, put_back_at
from streams.records import Position


@pytest.mark.parametrize(
    ("headers", "number"),
    [
        ([], 0),
        ([(ATTEMPTS, b"3")], 3),
        ([("other", b"7"), (ATTEMPTS, b"2")], 2),
        ([(ATTEMPTS, None)], 0),
        ([(ATTEMPTS, b"-1")], 0),
        ([(ATTEMPTS, b"9" * 5000)], 0),
        ([(ATTEMPTS, "²".encode())], 0),
    ],
)
def test_reads_how_often_a_record_was_put_back(headers: list[tuple[str, bytes | None]], number: int) -> None:
    assert attempts(headers) == number


@pytest.mark.parametrize(
    ("headers", "at"),
    [
        (
            [(ATTEMPTS, b"1"), (PUT_BACK_AT, b"articles.raw/3/90")],
            Position(topic="articles.raw", partition=3, offset=90),
        ),
        ([], None),
        ([(PUT_BACK_AT, None)], None),
        ([(PUT_BACK_AT, b"articles.raw/3")], None),
        ([(PUT_BACK_AT, b"articles.raw/3/-1")], None),
        ([(PUT_BACK_AT, b"a b/3/1")], None),
        ([(PUT_BACK_AT, b"articles.raw/3/" + b"9" * 30)], None),
        ([(PUT_BACK_AT, "articles.raw/3/²".encode())], None),
        ([(PUT_BACK_AT, b"\xff/3/1")], None),
    ],
)
def test_reads_where_something_was_put_back(headers: list[tuple[str, bytes | None]], at: Position | None) -> None:
    assert put_back_at(headers) == at
