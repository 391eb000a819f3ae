import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.audit import evidence
from streams.codec import encode
from streams.records import Envelope, Mark, MarkOutcome, Position, Trace

POSITIONS = st.builds(
    Position, topic=st.just("articles.raw"), partition=st.integers(0, 10**6), offset=st.integers(0, 10**18 - 1)
)


@given(POSITIONS)
def test_a_position_is_read_back(position: Position) -> None:
    assert evidence.position(str(position).encode()) == position


@given(st.binary(max_size=30))
def test_what_is_no_position_is_none_and_nothing_else_happens(text: bytes) -> None:
    found = evidence.position(text)
    assert found is None or text.count(b"/") == 2


@given(POSITIONS, st.sampled_from(MarkOutcome))
def test_a_mark_says_what_became_of_its_raw_record(raw: Position, outcome: MarkOutcome) -> None:
    value = encode(Mark(schema="articles.marks/1", id="a", version="1", raw=raw, outcome=outcome))
    assert evidence.mark(value) == evidence.RawMark(raw=raw, outcome=outcome)


@given(POSITIONS, st.text())
def test_any_article_tells_its_raw_record(raw: Position, name: str) -> None:
    article = Envelope(schema="articles.cleaned/1", id=name, version="1", source="a.example", trace=Trace(raw=raw))
    assert evidence.traced(encode(article)) == raw


DEEP = b'{"trace":{"raw":{"topic":"articles.raw","partition":0,"offset":1}},"x":' + b"[" * 100_000
POISON = (None, b"", b"{}", b"\xff\xff", b"[]", b'{"trace":null}', b'{"trace":{"raw":{"topic":"t"}}}', DEEP)


@pytest.mark.parametrize("value", POISON, ids=range(len(POISON)))
def test_poison_says_nothing(value: bytes | None) -> None:
    assert evidence.traced(value) is None
    assert evidence.mark(value) is None


def test_a_mark_of_before_they_said_which_raw_record_says_nothing() -> None:
    assert evidence.mark(orjson.dumps({"schema": "articles.marks/1", "id": "a", "version": "1"})) is None
