"""The topics: names here, everything else about them in `schemas/topics/<name>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
import yaml

from streams.contracts import SCHEMAS

RAW = "articles.raw"
CLEANED = "articles.cleaned"
STRIPPED = "articles.stripped"
TAGGED = "articles.tagged"
DEDUPED = "articles.deduped"
INDEXED = "articles.indexed"
DEADLETTER = "articles.deadletter"
LINES = "articles.lines"
LANES = "articles.lanes"
LANE_CHECKPOINTS = "articles.lane_checkpoints"
CLUSTERS = "articles.clusters"
MARKS = "articles.marks"
CHECKPOINTS = "articles.checkpoints"

FORGETTABLE = {"strip": (LINES,), "dedup": (LANES, LANE_CHECKPOINTS)}
"""The memory of each stage that only decides less well without it. Without its marks, index would repeat itself."""

_FRAME_BYTES = 1024

ALL = (
    RAW,
    CLEANED,
    STRIPPED,
    TAGGED,
    DEDUPED,
    INDEXED,
    CLUSTERS,
    DEADLETTER,
    LINES,
    LANES,
    LANE_CHECKPOINTS,
    MARKS,
    CHECKPOINTS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic file. `schema` is `<name>/<version>` of `schemas/articles`; `config` goes to the broker as it is."""

    name: str
    description: str
    key: str
    schema: str | None
    writers: tuple[str, ...]
    readers: tuple[str, ...]
    partitions: int
    replication_factor: int
    config: dict[str, str | int]

    @property
    def largest_record(self) -> int:
        """The bytes that key and value may have together: what the broker takes in a batch, less its frame."""
        return int(self.config["max.message.bytes"]) - _FRAME_BYTES


@cache
def topic(name: str) -> Topic:
    """Return the definition of the topic `name`."""
    fields: dict[str, Any] = yaml.safe_load((SCHEMAS / "topics" / f"{name}.yaml").read_text("utf-8"))
    return msgspec.convert({**fields, "name": name}, Topic)


def every_topic() -> tuple[Topic, ...]:
    """Return all definitions, in the order in which articles flow."""
    return tuple(topic(name) for name in ALL)
