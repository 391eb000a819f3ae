"""What one record says of a raw one. No more of it is read than that takes."""

from __future__ import annotations

import msgspec

from streams.records import MarkOutcome, Position

_UNREADABLE = (msgspec.DecodeError, RecursionError, UnicodeDecodeError)


class RawMark(msgspec.Struct, frozen=True, gc=False):
    """What the audit needs of a mark."""

    raw: Position
    outcome: MarkOutcome


class _Trace(msgspec.Struct, frozen=True, gc=False):
    raw: Position


class _Traced(msgspec.Struct, frozen=True, gc=False):
    trace: _Trace


class _Letter(msgspec.Struct, frozen=True, gc=False):
    attempts: int = 0


_MARKS = msgspec.json.Decoder(RawMark)
_TRACES = msgspec.json.Decoder(_Traced)
_LETTERS = msgspec.json.Decoder(_Letter)


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


def attempts(letter: bytes) -> int:
    """Return how often the input of a dead letter had been put back when it was rejected; 0 where it does not tell."""
    try:
        return _LETTERS.decode(letter).attempts
    except _UNREADABLE:
        return 0


def position(key: bytes | None) -> Position | None:
    """Return the position that the key of a dead letter names; None where it names none."""
    return Position.parse((key or b"").decode("utf-8", "replace"))
