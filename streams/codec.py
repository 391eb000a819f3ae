"""Bytes to records and back. All JSON is orjson's; msgspec checks the types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import orjson

from streams.errors import Reason, RejectError
from streams.records import Position, RawArticle, Trace

R = TypeVar("R")

MOST_BRACKETS = 400_000  # that open, in strings too: 3 million empty lists in a record took 3 s and 260 MB


def encode(record: object) -> bytes:
    """Return `record` (a dataclass, or what orjson takes) as JSON, its fields in their order."""
    return orjson.dumps(record)


def decode(value: bytes | None, kind: type[R]) -> R:
    """Return the record of type `kind` in `value`; fields it does not know are passed over.

    Raises RejectError(INVALID_JSON | WRONG_SCHEMA).
    """
    return _typed(_loads(value), kind)


def decode_of_schema(value: bytes | None, kind: type[R], schema: str) -> R:
    """Return the record of type `kind` in `value`, which has to name `schema` as its own.

    Raises RejectError(INVALID_JSON | WRONG_SCHEMA).
    """
    fields = _loads(value)
    said = fields.get("schema") if isinstance(fields, dict) else None
    if said != schema:
        raise RejectError(Reason.WRONG_SCHEMA, f"its schema is {said!r}, and what is read here is {schema!r}")
    return _typed(fields, kind)


def decode_raw(value: bytes | None, position: Position) -> RawArticle:
    """Return the raw article in `value`, which stood at `position`.

    Raises RejectError(INVALID_JSON | WRONG_SCHEMA | NO_CONTENT | TOO_LARGE).
    """
    brackets = 0 if value is None else value.count(b"[") + value.count(b"{")
    if brackets > MOST_BRACKETS:
        raise RejectError(Reason.TOO_LARGE, f"it has {brackets:,} opening brackets, and {MOST_BRACKETS:,} are the most")
    fields = _loads(value)
    if not isinstance(fields, dict):
        raise RejectError(Reason.WRONG_SCHEMA, f"an article is a JSON object, and this is {type(fields).__name__}")
    article = _typed({**fields, "trace": {"raw": msgspec.to_builtins(position)}}, RawArticle)
    if (article.text is None) == (article.html is None):
        raise RejectError(Reason.NO_CONTENT, "neither" if article.text is None else "both")
    return article


def decode_trace(value: bytes | None) -> Trace | None:
    """Return the trace in a record that is otherwise not as it should be; None where there is none to be had."""
    try:
        return decode(value, _Traced).trace
    except RejectError:
        return None


@dataclass(frozen=True, slots=True)
class _Traced:
    trace: Trace


def _loads(value: bytes | None) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return orjson.loads(value or b"")
    except orjson.JSONDecodeError as error:
        raise RejectError(Reason.INVALID_JSON, str(error)) from error


def _typed(fields: object, kind: type[R]) -> R:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise RejectError(Reason.WRONG_SCHEMA, str(error)) from error
