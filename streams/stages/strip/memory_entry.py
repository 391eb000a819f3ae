"""What is remembered of an article as it stands on articles.lines."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from datetime import datetime

from streams.codec import decode_of_schema, encode
from streams.errors import Reason, RejectError
from streams.records import ArticleLines
from streams.stages.strip.memory import Slot
from streams.stages.strip.memory_counts import DIGEST_BYTES, Row
from streams.state.memory import Entry

SCHEMA = "articles.lines/1"


def entry_of(source: str, slot: Slot, row: Row, cleaned_at: str | None) -> Entry:
    """Return the entry that says what was remembered."""
    value = ArticleLines(
        schema=SCHEMA,
        source=source,
        slot=slot,
        id=row.article,
        family=row.family,
        cleaned_at=cleaned_at,
        lines=b64encode(row.lines).decode(),
    )
    return Entry(key=f"{source}\x1f{slot}".encode("utf-8", "surrogatepass"), value=encode(value))


def remembered(entry: Entry) -> tuple[str, Slot, Row]:
    """Return the source, the slot and the article of an entry. Raises RejectError where `entry_of` did not make it."""
    said = decode_of_schema(entry.value, ArticleLines, SCHEMA)
    return said.source, said.slot, Row(said.id, said.family, seconds(said.cleaned_at), _unpacked(said.lines))


def seconds(at: str | None) -> int | None:
    """Return an RFC 3339 time in seconds of the epoch; None where it is none."""
    try:
        time = datetime.fromisoformat(at or "")
    except ValueError:
        return None
    return int(time.timestamp()) if time.tzinfo else None


def _unpacked(lines: str) -> bytes:
    try:
        packed = b64decode(lines, validate=True)
    except binascii.Error as error:
        raise RejectError(Reason.WRONG_SCHEMA, f"lines: {error}") from error
    if not packed or len(packed) % DIGEST_BYTES:
        raise RejectError(Reason.WRONG_SCHEMA, f"lines: {len(packed)} bytes are no whole number of digests")
    return packed
