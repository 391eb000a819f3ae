"""The records of a topic from its ends backwards, so that what is new is found at once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any

from kafka import KafkaConsumer, TopicPartition

from streams.cli.clients import partitions
from streams.errors import UnavailableError

MOST = 64_000  # records of each partition
_FIRST = 1_000  # records of each partition; each further step goes back so many times as far
_STEP = 4
_WAIT = 500  # milliseconds
_PATIENCE = 30.0  # seconds without a record

Windows = Mapping[TopicPartition, tuple[int, int]]


def backwards(client: KafkaConsumer, topic: str) -> Iterator[Iterator[Any]]:
    """Give the last records of each partition, then those before them, and so on, a step at a time."""
    assigned = partitions(client, [topic])
    begins, ends = client.beginning_offsets(assigned), client.end_offsets(assigned)
    high, span = dict(ends), _FIRST
    while span <= MOST:
        low = {partition: max(begins[partition], ends[partition] - span) for partition in assigned}
        yield within(client, {partition: (low[partition], high[partition]) for partition in assigned})
        high, span = low, span * _STEP


def within(client: KafkaConsumer, windows: Windows) -> Iterator[Any]:
    """Give the committed records in `windows`, the offsets of each partition from the first up to the second.

    Raises UnavailableError where the broker gives nothing for a while.
    """
    unread = {partition: window for partition, window in windows.items() if window[0] < window[1]}
    client.assign(list(unread))
    for partition, (low, _) in unread.items():
        client.seek(partition, low)
    heard = time.monotonic()
    while any(client.position(partition) < high for partition, (_, high) in unread.items()):
        batches = client.poll(timeout_ms=_WAIT)
        if batches:
            heard = time.monotonic()
        elif time.monotonic() - heard > _PATIENCE:
            raise UnavailableError(f"The broker has given nothing for {_PATIENCE:.0f} s.")
        for partition, records in batches.items():
            yield from (record for record in records if record.offset < unread[partition][1])
