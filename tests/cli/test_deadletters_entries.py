from dataclasses import replace

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters import letter, position

from streams.cli.deadletters.entries import PutBack, Rejection, entry, source_of
from streams.codec import encode
from streams.headers import ATTEMPTS, FOR_GOOD, PUT_BACK_AT
from streams.records import StageName

AT = position(7, "articles.deadletter", 2)


def test_a_letter_is_kept_without_the_bytes_of_its_input() -> None:
    value = encode(letter(3, b'{"source":"Tista Post"}', attempts=2, failed_at="2026-07-01T05:00:00+02:00"))
    found = entry(b"any", value, [], AT)
    assert isinstance(found, Rejection)
    assert (found.raw, found.attempts, found.stage) == ("articles.raw/0/3", 2, StageName.CLEAN)
    assert (found.failed_at, found.source) == ("2026-07-01T03:00:00.000Z", "Tista Post")
    assert (found.failed, found.letter) == (position(3), AT)


def test_a_record_without_value_says_where_something_was_put_back() -> None:
    said = [(PUT_BACK_AT, b"articles.cleaned/1/99"), (ATTEMPTS, b"2")]
    assert entry(b"articles.raw/0/3", None, said, AT) == PutBack(
        raw="articles.raw/0/3", attempts=2, at="articles.cleaned/1/99"
    )


def test_one_that_does_not_count_settles_whatever_stood_there() -> None:
    found = entry(b"articles.raw/0/3", None, [(PUT_BACK_AT, b"articles.raw/1/4")], AT)
    assert isinstance(found, PutBack)
    assert found.attempts == FOR_GOOD


@pytest.mark.parametrize(
    ("key", "value", "headers"),
    [
        (b"k", b"not json", []),
        (b"k", b"{}", []),
        (b"k", encode(letter(1, failed_at="yesterday")), []),
        (b"k", encode(letter(1, failed_at="0001-01-01T00:00:00+14:00")), []),
        (b"k", encode(letter(1, attempts=-1)), []),
        (b"k", encode(letter(1)).replace(b'"offset":1', b'"offset":18446744073709551615'), []),
        (b"k", encode(replace(letter(1), value="%")), []),
        (b"k", encode(replace(letter(1), key="e30")), []),
        (b"k", None, []),
        (b"k", None, [(PUT_BACK_AT, b"nowhere")]),
        (b"k", None, [(PUT_BACK_AT, None)]),
        (None, None, [(PUT_BACK_AT, b"articles.raw/1/4")]),
    ],
)
def test_what_the_program_does_not_write_is_nothing(
    key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes | None]]
) -> None:
    assert entry(key, value, headers, AT) is None


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (b'{"source":" Tista\\n Post ","url":"https://else.example/"}', "Tista Post"),
        (b'{"source":"","url":"https://www.tista.example/a"}', "tista.example"),
        (b'{"source":7,"url":["x"]}', "unknown"),
        (b'{"url":"no address"}', "unknown"),
        (b"[1]", "unknown"),
        (b"{", "unknown"),
        (b"[" * 100_000, "unknown"),
        (b"\xff", "unknown"),
        (b"", "unknown"),
        (None, "unknown"),
    ],
)
def test_the_source_is_read_from_the_input_itself(value: bytes | None, source: str) -> None:
    assert source_of(value) == source


@given(
    st.binary()
    | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(
        lambda value: orjson.dumps({"source": value, "url": value})
    )
)
def test_no_input_keeps_its_letter_from_being_listed(value: bytes) -> None:
    source = source_of(value)
    assert source
    assert len(source) < 300
