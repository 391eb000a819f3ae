"""What every record after clean carries."""

from __future__ import annotations

from dataclasses import dataclass

from streams.records.trace import Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What every record after clean carries."""

    schema: str
    id: str
    version: str
    source: str
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata(Envelope):
    """What is known about an article beside its text.

    `source` names the outlet by host name or as the raw record did; `publisher` is its name as a reader knows it.
    `language` is an ISO 639-1 code, or `und` where it cannot be told.
    """

    url: str | None
    title: str | None
    publisher: str | None
    language: str
    published_at: str | None
    modified_at: str | None
    fetched_at: str | None
