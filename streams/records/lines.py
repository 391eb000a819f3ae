"""The record of articles.lines: what the strip stage remembers of one article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLines:
    """The lines of one article of a source; the last entry of each slot, in order, gives the memory back.

    `family` is the id of the first article of which this one is a copy, its own where it is none. `lines` are digests
    of four bytes, the least significant first, sorted, each once, in base64.
    """

    schema: str
    source: str
    slot: int
    id: str
    family: str
    cleaned_at: str | None
    lines: str
