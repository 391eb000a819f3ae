"""The record of articles.marks: what became of one raw record in the last stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.trace import Position


class MarkOutcome(StrEnum):
    """`indexed`: this version was put out. `repeated`: it stood on articles.indexed already."""

    INDEXED = "indexed"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Says that the raw record at `raw` was brought to its end."""

    schema: str
    id: str
    version: str
    raw: Position
    outcome: MarkOutcome
