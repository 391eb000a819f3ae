"""Exactly once: what one partition puts out, and what it must remember of it, stand in the same transaction.

Whoever gets the partition fences its last owner (the transactional id is the partition's own), reads the memory topic
to the end, and then begins. So what the log says was put out is the truth, and no offset has to agree with it (KIP-98).
What no checkpoint has goes into checkpoints while it is read: so a long log is read once, however often its reading is
cut short, and no transaction carries more of a checkpoint than what was fetched, or decided, since the one before.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from contextlib import aclosing
from time import monotonic
from typing import Any

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import ProducerFenced

from streams import metrics
from streams.deadletter import Message
from streams.delivery.outlet import Finisher
from streams.delivery.producer import new_producer
from streams.delivery.recovery import checkpoint_record, memory_topic, recover
from streams.delivery.retries import process_when_available
from streams.errors import UnavailableError
from streams.pipeline import Outcome
from streams.settings import Settings

_GATHER_SECONDS = 0.02  # how long a transaction waits for more before it is written
_BATCH = 500  # messages decided and not yet committed, for each partition
_CLOSE_SECONDS = 5.0
_REBALANCE_SECONDS = 20.0  # a worker that lost its partitions knows by then: session and rebalance take 6 s and 10 s

log = logging.getLogger(__name__)


class FencedError(UnavailableError):
    """The partition is no longer this worker's, and no rebalance says whose it is."""


class TransactionalPartition:
    """The output of one partition of a stage that remembers."""

    def __init__(self, settings: Settings, bootstrap_servers: str, partition: int, finisher: Finisher) -> None:
        """Prepare; `open` does the work."""
        self._settings = settings
        self._bootstrap_servers = bootstrap_servers
        self._stage = finisher.stage
        self._finisher = finisher
        self._memory_partition = TopicPartition(memory_topic(finisher.stage), partition)
        self._memory = finisher.stage.memory()
        self._batch: list[tuple[Message, Outcome]] = []
        self._some = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._room = asyncio.Event()
        self._room.set()
        self._behind = 0  # the offset behind the last entry that is known to be committed
        self._ended = False
        self._producer: AIOKafkaProducer | None = None
        self._writing: asyncio.Task[None] | None = None
        self._seconds = metrics.SECONDS.labels(finisher.stage.name)

    async def open(self) -> None:
        """Fence the last owner, read what it remembered, and begin."""
        started = monotonic()
        name = f"{self._settings.application_id}-{self._stage.name}-{self._memory_partition.partition}"
        producer = self._producer = new_producer(self._settings, self._bootstrap_servers, name)
        await producer.start()
        try:
            await self._recover(producer)
        except ProducerFenced:
            self._writing = asyncio.create_task(self._fenced(), name=name)
            return
        self._writing = asyncio.create_task(self._write(producer), name=name)
        metrics.RECOVERY_SECONDS.labels(self._stage.name).set(monotonic() - started)

    async def take(self, message: Message) -> None:
        """Decide on `message` and leave it to the next transaction."""
        await self._room.wait()
        if self._ended:
            return  # nothing is written any more: the worker stops, or a rebalance hands the partition on
        with self._seconds.time():
            outcome = await process_when_available(self._stage, self._memory, message, self._finisher.waits)
        self._batch.append((message, outcome))
        self._some.set()
        self._idle.clear()
        if len(self._batch) >= _BATCH:
            self._room.clear()

    async def close(self) -> None:
        """Write what was decided, if that can be done soon, and let go of the partition."""
        if self._writing and not self._writing.done():
            await _within_limit(self._idle.wait())
            self._writing.cancel()
        if self._producer:
            await _within_limit(self._producer.stop())

    async def _recover(self, producer: AIOKafkaProducer) -> None:
        partition = self._memory_partition.partition
        recovery = recover(self._settings, self._bootstrap_servers, self._stage, partition, self._memory)
        async with aclosing(recovery):
            async for behind in recovery:
                self._behind = behind
                await self._transact(producer, ())

    async def _write(self, producer: AIOKafkaProducer) -> None:
        try:
            while True:
                await self._some.wait()
                await asyncio.sleep(_GATHER_SECONDS)
                batch, self._batch = self._batch, []
                await self._commit(producer, batch)
                self._room.set()
                if not self._batch:
                    self._some.clear()
                    self._idle.set()
        except ProducerFenced:
            await self._fenced()
        except Exception as error:  # noqa: BLE001 - whatever it is, the memory no longer agrees with the log: begin anew
            self._end()
            self._finisher.stop(error)

    def _end(self) -> None:
        """Let nobody wait for what nobody writes any more: Faust would wait for an agent that does, without end."""
        self._ended = True
        self._room.set()
        self._idle.set()

    async def _fenced(self) -> None:
        """Wait for the rebalance that closes this; where none comes, the broker itself gave the transaction up."""
        log.warning("fenced: %s is another worker's now", self._memory_partition)
        self._end()
        await asyncio.sleep(_REBALANCE_SECONDS)
        self._finisher.stop(
            FencedError(
                f"The broker took {self._memory_partition.topic}/{self._memory_partition.partition} from this worker "
                f"and gave it to no other within {_REBALANCE_SECONDS:.0f} s, as after a transaction that was open for "
                "longer than a minute."
            )
        )

    async def _commit(self, producer: AIOKafkaProducer, batch: Sequence[tuple[Message, Outcome]]) -> None:
        await self._transact(producer, batch)
        for message, outcome in batch:
            self._finisher.confirmed(message, outcome)

    async def _transact(self, producer: AIOKafkaProducer, batch: Sequence[tuple[Message, Outcome]]) -> None:
        # Now the memory holds what is committed and what stands in this batch, and nothing else: so does a checkpoint.
        parts = self._memory.checkpoint()
        if parts or any(outcome.sent or outcome.entry for _, outcome in batch):
            with metrics.TRANSACTION_SECONDS.labels(self._stage.name).time():
                async with producer.transaction():
                    behind = await self._send(producer, batch, parts)
            self._behind = behind

    async def _send(
        self, producer: AIOKafkaProducer, batch: Sequence[tuple[Message, Outcome]], parts: Sequence[bytes]
    ) -> int:
        """Send outputs, entries and the parts of a checkpoint; return the offset behind the last entry."""
        outputs, entries = [], []
        topic, partition = self._memory_partition
        for _, outcome in batch:
            sent = (*((outcome.sent,) if outcome.sent else ()), *outcome.beside)
            outputs += [await producer.send(one.topic, one.value, key=one.key) for one in sent]
            if outcome.entry:
                entries.append(
                    await producer.send(topic, outcome.entry.value, key=outcome.entry.key, partition=partition)
                )
        for part in parts:
            value = checkpoint_record(self._behind, part)
            outputs.append(await producer.send(self._stage.checkpoints, value, partition=partition))
        await asyncio.gather(*outputs)
        return max((written.offset + 1 for written in await asyncio.gather(*entries)), default=self._behind)


async def _within_limit(ending: Coroutine[Any, Any, Any]) -> None:
    await asyncio.wait([asyncio.ensure_future(ending)], timeout=_CLOSE_SECONDS)
