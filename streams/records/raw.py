"""The record of articles.raw, the one that is lenient."""

from __future__ import annotations

from dataclasses import dataclass

from streams.records.trace import Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What a scraper hands over; the one lenient record. Exactly one of `text` and `html` is given.

    `trace` is not part of the record on the topic: the reader fills it in.
    """

    trace: Trace
    id: str | int | None = None
    url: str | None = None
    source: str | None = None
    title: str | None = None
    language: str | None = None
    published_at: str | int | float | None = None
    fetched_at: str | int | float | None = None
    content_type: str | None = None
    text: str | None = None
    html: str | None = None
