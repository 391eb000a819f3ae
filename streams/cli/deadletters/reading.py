"""Letters off the topic: all of them once, then those that are wanted whole."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from kafka import KafkaConsumer, TopicPartition

from streams.cli.clients import partitions
from streams.cli.deadletters.entries import entry
from streams.cli.deadletters.register import Register
from streams.errors import UnavailableError
from streams.records import Position
from streams.topics import DEADLETTER

_WAIT = 500  # milliseconds
_PATIENCE = 30.0  # seconds without a record
_SKIP = 500  # records that are rather read than passed over


def read(client: KafkaConsumer, register: Register, key: bytes | None = None) -> int:
    """Enter the letters that are committed now, those with `key` only if one is given.

    Returns how many records are no letters. Raises UnavailableError where the broker stops answering.
    """
    assigned = partitions(client, [DEADLETTER])
    client.assign(assigned)
    client.seek_to_beginning(*assigned)
    ends = client.end_offsets(assigned)
    foreign = 0
    polls = _polls(client)
    while any(client.position(partition) < end for partition, end in ends.items()):
        records = [record for record in next(polls) if key is None or record.key == key]
        entries = [entry(record.key, record.value, record.headers, _position(record)) for record in records]
        known = [each for each in entries if each is not None]
        register.add(known)
        foreign += len(entries) - len(known)
    return foreign


def fetch(client: KafkaConsumer, wanted: Collection[Position]) -> dict[Position, bytes]:
    """Return the values of the records at `wanted`; those that are no longer there are left out.

    Raises UnavailableError where the broker stops answering.
    """
    if not wanted:
        return {}
    missing = _by_partition(wanted)
    client.assign(list(missing))
    client.resume(*missing)
    for partition, offsets in missing.items():
        client.seek(partition, offsets[0])
    found: dict[Position, bytes] = {}
    polls = _polls(client)
    while missing:
        for record in next(polls):
            if _position(record) in wanted:
                found[_position(record)] = record.value
        _advance(client, missing)
    return found


def _advance(client: KafkaConsumer, missing: dict[TopicPartition, list[int]]) -> None:
    """Take out what was passed, and go on where more is missing."""
    for partition, offsets in tuple(missing.items()):
        position = client.position(partition)
        left = missing[partition] = [offset for offset in offsets if offset >= position]
        if not left:
            client.pause(partition)
            del missing[partition]
        elif left[0] - position > _SKIP:
            client.seek(partition, left[0])


def _by_partition(wanted: Iterable[Position]) -> dict[TopicPartition, list[int]]:
    offsets: dict[TopicPartition, list[int]] = {}
    for position in sorted(wanted, key=lambda one: one.offset):
        offsets.setdefault(TopicPartition(position.topic, position.partition), []).append(position.offset)
    return offsets


def _polls(client: KafkaConsumer) -> Iterator[list[Any]]:
    """Give the records of each poll, partition by partition, maybe none."""
    since = time.monotonic()
    while True:
        records = [record for batch in client.poll(timeout_ms=_WAIT).values() for record in batch]
        if records:
            since = time.monotonic()
        elif time.monotonic() - since > _PATIENCE:
            raise UnavailableError(f"The broker has given nothing of {DEADLETTER} for {_PATIENCE:.0f} s.")
        yield records


def _position(record: Any) -> Position:  # noqa: ANN401 - kafka-python's
    return Position(topic=record.topic, partition=record.partition, offset=record.offset)
