import orjson
import pytest

from streams.errors import RejectError
from streams.stages.strip.memory_counts import Row
from streams.stages.strip.memory_entry import entry_of, remembered, seconds
from streams.state.memory import Entry

ROW = Row("a1", "a0", 1_773_306_843, b"\x01\x00\x00\x00\x02\x00\x00\x80")


def test_what_was_remembered_comes_back() -> None:
    entry = entry_of("harbour.example", 3, ROW, "2026-03-12T09:14:03.120Z")
    assert entry.key == b"harbour.example\x1f3"
    assert remembered(entry) == ("harbour.example", 3, ROW)


def test_a_time_that_is_unknown_stays_unknown() -> None:
    row = Row("a1", "a1", None, ROW.lines)
    assert remembered(entry_of("harbour.example", 0, row, None)) == ("harbour.example", 0, row)


@pytest.mark.parametrize("at", [None, "", "yesterday", "2026-13-01T00:00:00Z", "2026-03-12T09:14:03"])
def test_what_is_no_time_is_none(at: str | None) -> None:
    assert seconds(at) is None


@pytest.mark.parametrize("lines", ["", "AQAAAA", "AQA=", "!!!!", "AQAAAAIA"])
def test_lines_that_are_no_digests_are_refused(lines: str) -> None:
    fields = orjson.loads(entry_of("harbour.example", 3, ROW, None).value)
    with pytest.raises(RejectError, match="lines: "):
        remembered(Entry(key=b"", value=orjson.dumps({**fields, "lines": lines})))


@pytest.mark.parametrize("schema", [None, "articles.lines/2"])
def test_an_entry_of_another_schema_is_refused(schema: str | None) -> None:
    fields = orjson.loads(entry_of("harbour.example", 3, ROW, None).value)
    with pytest.raises(RejectError, match=r"its schema is .*, and what is read here is 'articles.lines/1'"):
        remembered(Entry(key=b"a", value=orjson.dumps({**fields, "schema": schema})))
