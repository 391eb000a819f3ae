"""Reading back what a partition remembers: its checkpoints, then the entries behind the last of them.

A record of the topic of checkpoints is the offset of the first entry that its checkpoint need not contain, in eight
bytes with the most significant first, and a part of what the stage's memory has packed. The parts of a checkpoint are
of one transaction, so that all of them are there, in order, or none. They may run out one by one, but the oldest first
and none before the entries that it stands for are due: what is left is what a log without its beginning leaves.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from streams.connection import for_aiokafka
from streams.errors import RejectError
from streams.pipeline import Stage
from streams.settings import Settings
from streams.state.memory import Entry, Memory
from streams.topics import FORGETTABLE

_OFFSET_BYTES = 8
_YIELD_EVERY = 100  # entries restored between two turns of the event loop
_FETCH_BYTES = 8 * 1024 * 1024


class UnreadableMemoryError(Exception):
    """What stands on a topic of a stage's memory is not what this version of the program wrote there."""


def checkpoint_record(behind: int, part: bytes) -> bytes:
    """Return a part of a checkpoint that holds all entries below the offset `behind` as it stands on the topic."""
    return behind.to_bytes(_OFFSET_BYTES, "big") + part


async def recover(
    settings: Settings, bootstrap_servers: str, stage: Stage, partition: int, memory: Memory[Any, Any]
) -> AsyncGenerator[int, None]:
    """Give `memory` all that the stage remembers of `partition`.

    Yields the offset behind the last entry given, after every few megabytes of entries and at the end. Raises
    UnreadableMemoryError where the memory refuses a record.
    """
    consumer = AIOKafkaConsumer(
        **for_aiokafka(settings, bootstrap_servers),
        isolation_level="read_committed",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=_FETCH_BYTES,
    )
    try:
        await consumer.start()
        behind = await _restore_checkpoints(consumer, stage, partition, memory)
        entries = TopicPartition(memory_topic(stage), partition)
        async for records in _standing(consumer, entries, behind):
            await _give(stage, records, lambda record: memory.restore(Entry(key=record.key, value=record.value)))
            yield await consumer.position(entries)
        yield await consumer.position(entries)
    finally:
        await consumer.stop()


def memory_topic(stage: Stage) -> str:
    """Return the topic of the stage's memory."""
    if stage.remembers is None:
        raise AssertionError(f"stage {stage.name} remembers nothing")
    return stage.remembers


async def _restore_checkpoints(
    consumer: AIOKafkaConsumer, stage: Stage, partition: int, memory: Memory[Any, Any]
) -> int:
    behind = 0
    if stage.checkpoints is None:
        return behind
    async for records in _standing(consumer, TopicPartition(stage.checkpoints, partition), behind):
        await _give(stage, records, lambda record: memory.restore_checkpoint(record.value[_OFFSET_BYTES:]))
        behind = int.from_bytes(records[-1].value[:_OFFSET_BYTES], "big")
    return behind


async def _give(
    stage: Stage, records: Iterable[ConsumerRecord[bytes, bytes]], take: Callable[[ConsumerRecord[bytes, bytes]], None]
) -> None:
    for number, record in enumerate(records):
        try:
            take(record)
        except (RejectError, ValueError) as error:
            raise UnreadableMemoryError(_worded(stage, record, error)) from error
        if number % _YIELD_EVERY == 0:
            await asyncio.sleep(0)


def _worded(stage: Stage, record: ConsumerRecord[bytes, bytes], error: Exception) -> str:
    where, why = f"{record.topic}/{record.partition}/{record.offset}", str(error).removesuffix(".")
    anew = (
        f", or let {stage.name} begin with nothing in memory: end all workers, `streams topics forget {stage.name}`, "
        "start them again"
        if stage.name in FORGETTABLE
        else ""
    )
    return (
        f"{where} is not what this version of streams remembers by: {why}. The worker stops, since it would decide "
        f"otherwise than before. Run the version that wrote it{anew}."
    )


async def _standing(
    consumer: AIOKafkaConsumer, partition: TopicPartition, behind: int
) -> AsyncIterator[list[ConsumerRecord[bytes, bytes]]]:
    """Give the records that stand on `partition` now, from the offset `behind` on; all, where it is no offset there."""
    consumer.assign([partition])
    end = (await consumer.end_offsets([partition]))[partition]
    beginning = (await consumer.beginning_offsets([partition]))[partition]
    consumer.seek(partition, behind if beginning <= behind <= end else beginning)
    while await consumer.position(partition) < end:
        for records in (await consumer.getmany(timeout_ms=200)).values():
            yield records
