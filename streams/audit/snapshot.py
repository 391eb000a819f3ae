"""Where everything stands when an audit begins: what it reads, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kafka import TopicPartition

from streams import topics
from streams.audit.log import Log, Spans
from streams.records import StageName

READS = {
    StageName.CLEAN: topics.RAW,
    StageName.STRIP: topics.CLEANED,
    StageName.TAG: topics.STRIPPED,
    StageName.DEDUP: topics.TAGGED,
    StageName.INDEX: topics.DEDUPED,
}
"""What each stage reads, in the order of flow; to import the stages themselves would take a second."""

TOPICS = (*READS.values(), topics.DEADLETTER, topics.MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The offsets to account for, and those to find them in.

    `cleaned_to` tells where clean goes on in each partition of `raw`; `waiting` is what each later stage has before it.
    """

    raw: Spans
    cleaned_to: Mapping[TopicPartition, int]
    waiting: Mapping[StageName, Spans]
    marks: Spans
    letters: Spans


def take(log: Log, group: str) -> Snapshot:
    """Ask where everything stands, in the order that the argument in audit.py needs: commits before ends."""
    raw = _spans(log.beginnings(topics.RAW), log.stable_ends(topics.RAW))
    committed = log.committed(group)
    return Snapshot(
        raw=raw,
        cleaned_to={partition: committed.get(partition, span.start) for partition, span in raw.items()},
        waiting={
            stage: _spans(_reached(log.beginnings(topic), committed), log.ends(topic))
            for stage, topic in READS.items()
            if stage is not StageName.CLEAN
        },
        marks=_spans(log.beginnings(topics.MARKS), log.ends(topics.MARKS)),
        letters=_spans(log.beginnings(topics.DEADLETTER), log.ends(topics.DEADLETTER)),
    )


def _reached(
    beginnings: Mapping[TopicPartition, int], committed: Mapping[TopicPartition, int]
) -> dict[TopicPartition, int]:
    return {partition: max(first, committed.get(partition, first)) for partition, first in beginnings.items()}


def _spans(starts: Mapping[TopicPartition, int], ends: Mapping[TopicPartition, int]) -> dict[TopicPartition, range]:
    return {partition: range(start, max(start, ends[partition])) for partition, start in starts.items()}
