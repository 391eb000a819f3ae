"""Reading back what a partition remembers: its checkpoints, then the entries behind the last of them.

A record of the topic of checkpoints is the offset of the first entry that it need not contain, in eight bytes with the
most significant first, and what the stage's memory has packed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from streams.connection import for_aiokafka
from streams.pipeline import Stage
from streams.settings import Settings
from streams.state.memory import Entry, Memory

_OFFSET_BYTES = 8
_YIELD_EVERY = 100  # entries restored between two turns of the event loop
_FETCH_BYTES = 8 * 1024 * 1024


def checkpoint_record(behind: int, packed: bytes) -> bytes:
    """Return the value of a checkpoint that holds all entries below the offset `behind`."""
    return behind.to_bytes(_OFFSET_BYTES, "big") + packed


async def recover(
    settings: Settings, bootstrap_servers: str, stage: Stage, partition: int, memory: Memory[Any, Any]
) -> int:
    """Give `memory` all that the stage remembers of `partition`; return the offset behind the last entry."""
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
        return await _restore_entries(consumer, TopicPartition(memory_topic(stage), partition), behind, memory)
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
    async for record in _standing(consumer, TopicPartition(stage.checkpoints, partition), behind):
        behind = int.from_bytes(record.value[:_OFFSET_BYTES], "big")
        memory.restore_checkpoint(record.value[_OFFSET_BYTES:])
    return behind


async def _restore_entries(
    consumer: AIOKafkaConsumer, partition: TopicPartition, behind: int, memory: Memory[Any, Any]
) -> int:
    async for record in _standing(consumer, partition, behind):
        memory.restore(Entry(key=record.key, value=record.value))
    position: int = await consumer.position(partition)
    return position


async def _standing(
    consumer: AIOKafkaConsumer, partition: TopicPartition, behind: int
) -> AsyncIterator[ConsumerRecord[bytes, bytes]]:
    """Give the records that stand on `partition` now, from the offset `behind` on; all, where it is no offset there."""
    consumer.assign([partition])
    end = (await consumer.end_offsets([partition]))[partition]
    beginning = (await consumer.beginning_offsets([partition]))[partition]
    consumer.seek(partition, behind if beginning <= behind <= end else beginning)
    while await consumer.position(partition) < end:
        for records in (await consumer.getmany(timeout_ms=200)).values():
            for number, record in enumerate(records):
                yield record
                if number % _YIELD_EVERY == 0:
                    await asyncio.sleep(0)
