"""The raw records in files. No more of a file is held in memory than the largest record that the pipeline takes."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import orjson

from streams.errors import BadInputError
from streams.feeding.charset import decode_html, decode_text
from streams.feeding.files import Kind, find_files, is_compressed, kind_of
from streams.topics import RAW, topic

STANDARD_INPUT = Path("-")
_CHUNK = 1 << 20
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Opener = Callable[[Path], BinaryIO]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """A record for `articles.raw`. `origin` is the file it comes from, with the line where there are several."""

    origin: str
    key: bytes | None
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What cannot be made a record: where it stands, and why."""

    origin: str
    reason: str


Read = RawRecord | Refused


def open_file(path: Path) -> BinaryIO:
    """Open `path` to read its bytes."""
    return path.open("rb")


def raw_records(paths: Iterable[Path]) -> Iterator[RawRecord]:
    """Return the records in the files and folders `paths`, in order. Raises BadInputError for what cannot be one."""
    for record in read_files(find_files(paths).files, topic(RAW).largest_record):
        if isinstance(record, Refused):
            raise BadInputError(f"{record.origin}: {record.reason}.")
        yield record


def read_files(paths: Iterable[Path], limit: int, opener: Opener = open_file) -> Iterator[Read]:
    """Return what the files `paths` hold, in order; key and value of a record have `limit` bytes at most.

    Lines of JSON are handed on as they stand. A text or a page becomes a record of its own, without id, source and URL.
    """
    for path in paths:
        try:
            yield from _read_file(path, limit, opener)
        except (OSError, EOFError, zlib.error) as error:
            yield Refused(origin=str(path), reason=f"it cannot be read to its end ({error})")


def read_lines(stream: BinaryIO, name: str, limit: int) -> Iterator[Read]:
    """Return one record for each line of `stream` that is not blank. The line end is no part of the record."""
    for number, (line, size) in enumerate(_bounded_lines(stream, limit), start=1):
        if not line.strip():
            continue
        value = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        yield _checked(f"{name}:{number}", _key(value) if size <= limit else None, value, size, limit)


def _read_file(path: Path, limit: int, opener: Opener) -> Iterator[Read]:
    with opener(path) as file:
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if is_compressed(path) else file
        kind = kind_of(path)
        if kind is Kind.LINES:
            yield from read_lines(stream, str(path), limit)
        else:
            yield _whole(path, stream.read(limit + 1), kind, limit)


def _whole(path: Path, data: bytes, kind: Kind | None, limit: int) -> Read:
    if len(data) > limit:
        return _checked(str(path), None, data, len(data), limit)
    if kind is Kind.HTML:
        value = orjson.dumps({"html": decode_html(data), "content_type": "text/html"})
    else:
        value = orjson.dumps({"text": decode_text(data), "content_type": "text/plain"})
    return _checked(str(path), None, value, len(value), limit)


def _checked(origin: str, key: bytes | None, value: bytes, size: int, limit: int) -> Read:
    if size + len(key or b"") > limit:
        return Refused(origin=origin, reason=f"it has more than the {limit:,} bytes that one record may have")
    return RawRecord(origin=origin, key=key, value=value)


def _bounded_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, int]]:
    """Give each line without its end, cut where it passes `limit`, and its full size."""
    while line := stream.readline(limit + 2):
        size = len(line)
        ended = line.endswith(b"\n")
        while not ended and (rest := stream.readline(_CHUNK)):
            size += len(rest)
            ended = rest.endswith(b"\n")
        yield line.rstrip(b"\r\n"), size if size > limit + 2 else len(line.rstrip(b"\r\n"))


def _key(value: bytes) -> bytes | None:
    """Return the record's id or URL, by which all its versions go to one partition, in order."""
    try:
        fields = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    named = (fields.get("id") or fields.get("url")) if isinstance(fields, dict) else None
    return str(named).encode() if isinstance(named, str | int) else None
