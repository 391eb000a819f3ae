"""What stands on articles.deadletter, without the input's own bytes: rejections, and notes that one was put back."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import orjson

from streams import headers
from streams.cli.deadletters.moments import in_utc
from streams.codec import decode
from streams.errors import RejectError
from streams.records import DeadLetter, Position
from streams.text.normalise import one_line
from streams.text.urls import site

UNKNOWN = "unknown"  # the source that the clean stage gives to what names none
_LONGEST_SOURCE = 200
_NUMBERS = 1 << 63  # Kafka's own

Headers = Iterable[tuple[str, bytes | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What is kept of one letter. `letter` is where it stands itself."""

    raw: str
    attempts: int
    code: str
    stage: str
    failed_at: str
    source: str
    detail: str
    failed: Position
    letter: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """Says that what had stood at `raw` was put back at `at`, and that this was done `attempts` times by then."""

    raw: str
    attempts: int
    at: str


def entry(key: bytes | None, value: bytes | None, said: Headers, letter: Position) -> Rejection | PutBack | None:
    """Return what the record at `letter` says; None where it is nothing that the program writes there."""
    return _put_back(key, said) if value is None else _rejection(value, letter)


def _put_back(key: bytes | None, said: Headers) -> PutBack | None:
    at = headers.put_back_at(said)
    if key is None or at is None:
        return None
    return PutBack(raw=key.decode("utf-8", "replace"), attempts=headers.settled(said), at=str(at))


def _rejection(value: bytes, at: Position) -> Rejection | None:
    try:
        letter = decode(value, DeadLetter)
        failed_at = in_utc(datetime.fromisoformat(letter.failed_at))
        _, content = input_of(letter)
    except (RejectError, ValueError):
        return None
    if not all(0 <= number < _NUMBERS for number in (letter.attempts, letter.failed.partition, letter.failed.offset)):
        return None
    return Rejection(
        raw=str(letter.raw),
        attempts=letter.attempts,
        code=letter.code,
        stage=letter.stage,
        failed_at=failed_at,
        source=source_of(content),
        detail=letter.detail,
        failed=letter.failed,
        letter=at,
    )


def input_of(letter: DeadLetter) -> tuple[bytes | None, bytes | None]:
    """Return key and value of the input. Raises ValueError where the letter does not have them in base64."""
    key, value = (None if part is None else a2b_base64(part, strict_mode=True) for part in (letter.key, letter.value))
    return key, value


def source_of(value: bytes | None) -> str:
    """Return who published the input, as far as its own value tells: `source`, or the host of `url`."""
    try:
        fields = orjson.loads(value or b"")
    except ValueError:
        return UNKNOWN
    if not isinstance(fields, dict):
        return UNKNOWN
    source, url = (value if isinstance(value, str) else "" for value in (fields.get("source"), fields.get("url")))
    return one_line(source[:_LONGEST_SOURCE]) or site(url) or UNKNOWN
