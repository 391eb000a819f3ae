"""What one record says of a raw one. No more of it is read than that takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from streams.headers import PUT_BACK_AT
from streams.records import MarkOutcome, Position

_POSITION = re.compile(rb"([^/]{1,249})/(\d{1,10})/(\d{1,19})")
_UNREADABLE = (msgspec.DecodeError, RecursionError, UnicodeDecodeError)


class RawMark(msgspec.Struct, frozen=True, gc=False):
    """What the audit needs of a mark."""

    raw: Position
    outcome: MarkOutcome


class _Trace(msgspec.Struct, frozen=True, gc=False):
    raw: Position


class _Traced(msgspec.Struct, frozen=True, gc=False):
    trace: _Trace


_MARKS = msgspec.json.Decoder(RawMark)
_TRACES = msgspec.json.Decoder(_Traced)


def mark(value: bytes | None) -> RawMark | None:
    """Return what a record of articles.marks says; None where it cannot be read."""
    try:
        return _MARKS.decode(value or b"")
    except _UNREADABLE:
        return None


def traced(value: bytes | None) -> Position | None:
    """Return which raw record has become this one; None where it does not tell, as no stage can read it either."""
    try:
        return _TRACES.decode(value or b"").trace.raw
    except _UNREADABLE:
        return None


def position(text: bytes | None) -> Position | None:
    """Return the position in `text`, written topic/partition/offset; None where it holds none."""
    match = _POSITION.fullmatch(text or b"")
    if not match:
        return None
    return Position(topic=match[1].decode("ascii", "replace"), partition=int(match[2]), offset=int(match[3]))


def put_back_at(headers: Iterable[tuple[str, bytes | None]]) -> Position | None:
    """Return where the headers of a record of articles.deadletter say that its input was put back."""
    return position(dict(headers).get(PUT_BACK_AT))
