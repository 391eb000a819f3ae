"""Where a record came from, and how far it got."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

_POSITION = re.compile(r"([a-zA-Z0-9._-]{1,249})/([0-9]{1,9})/([0-9]{1,18})")


class StageName(StrEnum):
    """The five stages, in the order in which an article passes them."""

    CLEAN = "clean"
    STRIP = "strip"
    TAG = "tag"
    DEDUP = "dedup"
    INDEX = "index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a record stands in Kafka."""

    topic: str
    partition: int
    offset: int

    def __str__(self) -> str:
        """Give `topic/partition/offset`, the key of a dead letter."""
        return f"{self.topic}/{self.partition}/{self.offset}"

    @classmethod
    def parse(cls, text: str) -> Position | None:
        """Return the position that `text` gives as `topic/partition/offset`; None where it gives none."""
        found = _POSITION.fullmatch(text)
        return cls(topic=found[1], partition=int(found[2]), offset=int(found[3])) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """When a stage finished a record."""

    stage: StageName
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where the raw record stood, and when each stage finished what became of it.

    `attempts` says how often it, or what became of it, was put back after a stage had rejected it.
    """

    raw: Position
    finished: tuple[Finished, ...] = ()
    attempts: int = 0

    def after(self, stage: StageName, at: str) -> Trace:
        """Return this trace with one more stage finished."""
        return replace(self, finished=(*self.finished, Finished(stage=stage, at=at)))
