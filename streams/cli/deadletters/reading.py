"""The letters and notes that stand on articles.deadletter now, into a register."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from kafka import KafkaConsumer

from streams.cli.clients import partitions
from streams.cli.deadletters.entries import PutBack, Rejection, entry
from streams.cli.deadletters.register import Register
from streams.errors import UnavailableError
from streams.records import Position
from streams.topics import DEADLETTER

_WAIT = 500  # milliseconds
_PATIENCE = 30.0  # seconds without a record


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
        found = [(_entry(record), record.value) for record in next(polls) if key is None or record.key == key]
        known = [(each, value) for each, value in found if each is not None]
        register.add(known)
        foreign += len(found) - len(known)
    return foreign


def _entry(record: Any) -> Rejection | PutBack | None:  # noqa: ANN401 - kafka-python's
    position = Position(topic=record.topic, partition=record.partition, offset=record.offset)
    return entry(record.key, record.value, record.headers, position)


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
