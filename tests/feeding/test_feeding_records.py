import gzip
from io import BytesIO
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.feeding import RawRecord, Refused, read_files, read_lines

LIMIT = 1_000


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_a_text_is_one_record_with_nothing_made_up(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, "MILLBROOK — It rained.\n\nSign up".encode())
    [record] = read_files([path], LIMIT)
    assert isinstance(record, RawRecord)
    assert (record.origin, record.key) == (str(path), None)
    assert orjson.loads(record.value) == {"text": "MILLBROOK — It rained.\n\nSign up", "content_type": "text/plain"}


def test_a_page_is_one_record(tmp_path: Path) -> None:
    [record] = read_files([write(tmp_path / "a.html", b"<p>caf\xe9 au lait</p>")], LIMIT)
    assert isinstance(record, RawRecord)
    assert orjson.loads(record.value) == {"html": "<p>café au lait</p>", "content_type": "text/html"}


def test_lines_are_handed_on_as_they_stand(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbf{"id": 7, "text":"a"}\r\n\n  \nnot json\n["list"]\n{"url":"https://a.example/1"}'
    path = write(tmp_path / "a.jsonl.gz", data)
    assert list(read_files([path], LIMIT)) == [
        RawRecord(origin=f"{path}:1", key=b"7", value=b'{"id": 7, "text":"a"}'),
        RawRecord(origin=f"{path}:4", key=None, value=b"not json"),
        RawRecord(origin=f"{path}:5", key=None, value=b'["list"]'),
        RawRecord(origin=f"{path}:6", key=b"https://a.example/1", value=b'{"url":"https://a.example/1"}'),
    ]


def test_what_is_too_large_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = write(tmp_path / "a.jsonl", b"x" * 5_000_000 + b"\n{}\n" + b"y" * LIMIT + b"\n" + b"z" * (LIMIT + 1))
    text = write(tmp_path / "b.txt.gz", b"x" * 5_000_000)
    outcomes = list(read_files([lines, text], LIMIT))
    assert [(type(one), one.origin) for one in outcomes] == [
        (Refused, f"{lines}:1"),
        (RawRecord, f"{lines}:2"),
        (RawRecord, f"{lines}:3"),
        (Refused, f"{lines}:4"),
        (Refused, str(text)),
    ]


def test_a_page_that_grows_too_large_as_json_is_refused(tmp_path: Path) -> None:
    [outcome] = read_files([write(tmp_path / "a.html", b'"' * (LIMIT - 10))], LIMIT)
    assert isinstance(outcome, Refused)


def test_a_broken_file_costs_itself_only(tmp_path: Path) -> None:
    broken, cut = tmp_path / "a.txt.gz", tmp_path / "b.jsonl.gz"
    broken.write_bytes(b"no gzip")
    cut.write_bytes(gzip.compress(b'{"id":1}\n' * 1000)[:-12])
    outcomes = list(read_files([broken, cut, write(tmp_path / "c.txt", b"fine")], LIMIT))
    assert [one.origin for one in outcomes if isinstance(one, Refused)] == [str(broken), str(cut)]
    assert outcomes[-1].origin == str(tmp_path / "c.txt")


@given(st.lists(st.binary(max_size=30).filter(lambda line: not {*b"\n{"} & {*line})), st.integers(1, 20))
def test_every_line_is_sent_or_refused_or_blank(lines: list[bytes], limit: int) -> None:
    lines = [line.rstrip(b"\r").removeprefix(b"\xef\xbb\xbf") for line in lines]
    outcomes = {one.origin: one for one in read_lines(BytesIO(b"\n".join(lines)), "in", limit)}
    for number, line in enumerate(lines, start=1):
        outcome = outcomes.pop(f"in:{number}", None)
        if not line.strip():
            assert outcome is None
        elif isinstance(outcome, RawRecord):
            assert outcome.value == line
            assert len(line) <= limit
        else:
            assert isinstance(outcome, Refused)
            assert len(line) > limit
    assert outcomes == {}
