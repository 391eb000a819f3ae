"""Asks the broker: who is in the group, what each stage has committed, and what is left to do."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.errors import CoordinatorLoadInProgressError, CoordinatorNotAvailableError, NotCoordinatorError
from kafka.protocol.consumer import IsolationLevel, OffsetSpec

from streams.cli.checkup.group import Group, StageLag
from streams.cli.clients import missing
from streams.pipeline import STAGES
from streams.topics import DEADLETTER

_HOUR = 3600  # seconds
_READ_LIMIT = 2.0  # seconds for the first record of every partition that is behind
_COORDINATOR_LIMIT = 10.0  # seconds
_WAIT = 100  # milliseconds
_UNSETTLED = (CoordinatorLoadInProgressError, CoordinatorNotAvailableError, NotCoordinatorError)

Offsets = Mapping[TopicPartition, int]


def look(client: KafkaAdminClient, reader: KafkaConsumer, name: str) -> Group:
    """Return the state of the group `name`. Raises UsageError for a topic that is not there."""
    partitions = _partitions(client, [stage.reads for stage in STAGES])
    described, committed = _group(client, name)
    positions = _positions(client, partitions, committed)
    ends = _ends(client, partitions)
    left = {tp: ends[tp] - positions[tp] for tp in partitions}
    oldest = _first_records(reader, {tp: positions[tp] for tp in partitions if left[tp] > 0}, ends)
    left |= {tp: ends[tp] - found[0] if found else 0 for tp, found in oldest.items()}
    owned = _owned(described["members"])
    return Group(
        name=name,
        state=described["group_state"],
        members=len(described["members"]),
        stages=tuple(
            _lag(stage.name, [tp for tp in partitions if tp.topic == stage.reads], owned, positions, left, oldest)
            for stage in STAGES
        ),
        dead_letters=_dead_letters(client),
    )


def _group(client: KafkaAdminClient, name: str) -> tuple[Mapping[str, Any], Offsets]:
    """Return what the broker says of the group, and what it has committed.

    A broker that never had a group makes the topic for their offsets when it is first asked, and refuses until then.
    """
    deadline = time.monotonic() + _COORDINATOR_LIMIT
    while True:
        try:
            described = client.describe_groups([name])[name]
            committed = client.list_group_offsets(name)[name]
        except _UNSETTLED:
            if time.monotonic() > deadline:
                raise
            time.sleep(_WAIT / 1000)
        else:
            return described, {tp: found.offset for tp, found in committed.items()}


def _positions(
    client: KafkaAdminClient, partitions: Iterable[TopicPartition], committed: Offsets
) -> dict[TopicPartition, int]:
    """Return from where the group goes on: what it committed, else the begin of the log."""
    begins = client.list_partition_offsets(dict.fromkeys(partitions, OffsetSpec.EARLIEST))
    return {tp: max(begin.offset, committed.get(tp, 0)) for tp, begin in begins.items()}


def _partitions(client: KafkaAdminClient, topics: list[str]) -> list[TopicPartition]:
    counts = {found["name"]: len(found["partitions"]) for found in client.describe_topics([*topics, DEADLETTER])}
    for topic in (*topics, DEADLETTER):
        if not counts.get(topic):
            raise missing(topic)
    return [TopicPartition(topic, number) for topic in topics for number in range(counts[topic])]


def _ends(client: KafkaAdminClient, partitions: Iterable[TopicPartition]) -> dict[TopicPartition, int]:
    ends = client.list_partition_offsets(
        dict.fromkeys(partitions, OffsetSpec.LATEST), isolation_level=IsolationLevel.READ_COMMITTED
    )
    return {tp: end.offset for tp, end in ends.items()}


def _first_records(
    reader: KafkaConsumer, positions: Offsets, ends: Offsets
) -> dict[TopicPartition, tuple[int, float] | None]:
    """Return offset and age of the first record from each position on; None where nothing but markers is left.

    What cannot be read in time is missing.
    """
    found: dict[TopicPartition, tuple[int, float] | None] = {}
    if not positions:
        return found
    reader.assign(list(positions))
    reader.resume(*positions)
    for tp, offset in positions.items():
        reader.seek(tp, offset)
    deadline = time.monotonic() + _READ_LIMIT
    while len(found) < len(positions) and time.monotonic() < deadline:
        for tp, records in reader.poll(timeout_ms=_WAIT).items():
            found.setdefault(tp, (records[0].offset, max(0.0, time.time() - records[0].timestamp / 1000)))
            reader.pause(tp)
        found |= {tp: None for tp in positions if tp not in found and reader.position(tp) >= ends[tp]}
    return found


def _owned(members: Iterable[Mapping[str, Any]]) -> set[TopicPartition]:
    return {
        TopicPartition(assigned["topic"], number)
        for member in members
        for assigned in (member["member_assignment"] or {}).get("assigned_partitions", ())
        for number in assigned["partitions"]
    }


def _lag(  # noqa: PLR0913, PLR0917 - the columns of one row
    stage: str,
    partitions: list[TopicPartition],
    owned: set[TopicPartition],
    positions: Offsets,
    left: Offsets,
    oldest: Mapping[TopicPartition, tuple[int, float] | None],
) -> StageLag:
    ages = [found[1] for tp in partitions if (found := oldest.get(tp))]
    return StageLag(
        stage=stage,
        partitions=len(partitions),
        owned=len(owned.intersection(partitions)),
        positions=tuple(positions[tp] for tp in partitions),
        lag=sum(left[tp] for tp in partitions),
        oldest_seconds=round(max(ages), 1) if ages else None,
    )


def _dead_letters(client: KafkaAdminClient) -> int:
    partitions = _partitions(client, [DEADLETTER])
    since = client.list_partition_offsets(dict.fromkeys(partitions, int((time.time() - _HOUR) * 1000)))
    ends = _ends(client, partitions)
    return sum(ends[tp] - first.offset for tp, first in since.items() if first.offset >= 0)
