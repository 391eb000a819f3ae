"""At least once: each output is sent as it comes, and its input is finished when the broker has confirmed it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from aiokafka import AIOKafkaProducer

from streams import metrics
from streams.deadletter import Message
from streams.delivery.outlet import Finisher
from streams.delivery.retries import process_when_available
from streams.pipeline import Outcome

_IN_FLIGHT = 500  # outputs sent and not yet confirmed, for each stage


class ConfirmedOutlet:
    """The output of a stage that remembers nothing. Sends are pipelined, in order per partition."""

    def __init__(self, producer: AIOKafkaProducer, finisher: Finisher) -> None:
        """Write with `producer`, which others may share."""
        self._producer = producer
        self._finisher = finisher
        self._memory = finisher.stage.memory()
        self._room = asyncio.Semaphore(_IN_FLIGHT)
        self._in_flight = metrics.IN_FLIGHT.labels(finisher.stage.name)
        self._seconds = metrics.SECONDS.labels(finisher.stage.name)

    async def take(self, message: Message) -> None:
        """Process and send `message`."""
        await self._room.acquire()
        with self._seconds.time():
            outcome = await process_when_available(self._finisher.stage, self._memory, message, self._finisher.waits)
        if outcome.sent is None:
            raise AssertionError(f"stage {self._finisher.stage.name} made nothing of {message.position}")
        sent = outcome.sent
        future = await self._producer.send(sent.topic, sent.value, key=sent.key)
        self._in_flight.inc()
        future.add_done_callback(partial(self._answered, message, outcome))

    def _answered(self, message: Message, outcome: Outcome, future: asyncio.Future[Any]) -> None:
        self._in_flight.dec()
        self._room.release()
        if future.cancelled():
            return
        error = future.exception()
        if error:
            self._finisher.stop(error)
            return
        self._finisher.confirmed(message, outcome)
