"""The Kafka headers that the program writes and reads."""

from __future__ import annotations

from collections.abc import Iterable

ATTEMPTS = "streams-attempts"
"""On a record that was put back: how often that was done, as a decimal number."""

PUT_BACK_AT = "streams-put-back-at"
"""On a record of articles.deadletter without a value: where its raw record or its input was put back,
as topic/partition/offset."""

_MOST_DIGITS = 4


def attempts(headers: Iterable[tuple[str, bytes | None]]) -> int:
    """Return how often a record with these headers was put back; 0 where they do not say, or say nonsense."""
    said = dict(headers).get(ATTEMPTS) or b""
    return int(said) if said.isdigit() and len(said) <= _MOST_DIGITS else 0
