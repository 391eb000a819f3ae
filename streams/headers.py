"""The Kafka headers that the program writes and reads."""

from __future__ import annotations

from collections.abc import Iterable

from streams.records import Position

ATTEMPTS = "streams-attempts"
"""On a record that was put back, and on what says so on articles.deadletter: how often that was done, as a decimal
number."""

PUT_BACK_AT = "streams-put-back-at"
"""On a record of articles.deadletter without a value: where its raw record or its input was put back,
as topic/partition/offset."""

FOR_GOOD = 1_000_000  # attempts of a note without a number, such as that of a refeed: whatever stood there is settled
_MOST_DIGITS = 4


def attempts(headers: Iterable[tuple[str, bytes | None]]) -> int:
    """Return how often a record with these headers was put back; 0 where they do not say, or say nonsense."""
    said = dict(headers).get(ATTEMPTS) or b""
    return int(said) if said.isdigit() and len(said) <= _MOST_DIGITS else 0


def put_back_at(headers: Iterable[tuple[str, bytes | None]]) -> Position | None:
    """Return where that was put back of which these headers speak; None where they do not say, or say nonsense."""
    said = dict(headers).get(PUT_BACK_AT) or b""
    return Position.parse(said.decode("utf-8", "replace"))


def settled(headers: Iterable[tuple[str, bytes | None]]) -> int:
    """Return below how many attempts the letters stand settled of which a note with these headers speaks."""
    return attempts(headers) or FOR_GOOD
