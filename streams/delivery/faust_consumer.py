"""What Faust 0.15.3's consumer does wrong for us, overridden here and nowhere else.

Read from faust-streaming 0.15.3, `transport/consumer.py` and `transport/drivers/aiokafka.py`; a test compares what is
overridden with what was read, so that an upgrade cannot change it unseen. Faust acks an event whose agent raised,
commits past holes of its own making and past outputs that were never confirmed; here only the watermark decides.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from typing import Any, cast

import aiokafka
import faust
from faust.transport.drivers import aiokafka as driver
from faust.types import TP

from streams.delivery.fetched import Fetched, fetched
from streams.delivery.watermark import Watermark

# A broker that is starting may show no topics yet. Whoever shares out the partitions then gives none to anybody, and
# looks again when the metadata is this old: after five minutes by default.
METADATA_MS = 5_000
FETCH_WAIT_MS = 100  # Faust waits up to 1.5 s for a fetch to fill, which is the latency of a quiet topic on each hop


class ConsumerThread(driver.AIOKafkaConsumerThread):
    """Reads committed records only, and waits less long for them."""

    def _create_worker_consumer(self, transport: driver.Transport) -> aiokafka.AIOKafkaConsumer:
        # Faust reads committed records only where it writes in transactions of its own (its issues 323 and 517).
        # The consumer is not started yet, and takes both at its start.
        consumer = super()._create_worker_consumer(transport)
        consumer._isolation_level = "read_committed"  # noqa: SLF001 - no setting of Faust's reaches it
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001 - the same
        return consumer


class Consumer(driver.Consumer):
    """Commits what the watermark says, and nothing else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on as they come
        """Take the app's watermark."""
        super().__init__(*args, **kwargs)
        app = cast("App", self.app)
        self._watermark = app.watermark
        self._drain = app.drain
        self._seeks = 0

    def _new_consumer_thread(self) -> ConsumerThread:
        return ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    def fetched(self, tp: TP) -> Fetched | None:
        """Return what the last answer to a fetch said of `tp`, or None where there was none yet."""
        return fetched(self._thread._ensure_consumer(), tp)  # noqa: SLF001 - Faust hands on less of it

    async def getmany(self, timeout: float) -> AsyncIterator[tuple[TP, Any]]:  # noqa: ASYNC109 - Faust's signature
        """Note each record before Faust can drop it."""
        async for tp, message in super().getmany(timeout):
            read = self._read_offset[tp]
            # _drain_messages drops what lies below the read offset: it was delivered before.
            if read is None or message.offset >= read:
                self._watermark.delivered(tp, message.offset, message.timestamp)
            yield tp, message

    async def _wait_next_records(self, timeout: float) -> Any:  # noqa: ANN401, ASYNC109 - Faust's signature
        # Faust issue 221: what was fetched before a seek can come out after it, and offsets committed from there would
        # pass everything between. So whatever a seek overtook is thrown away and read again from the last commit.
        seeks = self._seeks
        records, active = await super()._wait_next_records(timeout)
        if records and seeks != self._seeks:
            await self.perform_seek()
            return {}, active
        return records, active

    async def perform_seek(self) -> None:
        """Go back to the last commit: everything behind it will be delivered anew."""
        self._seeks += 1
        self._committed_offset.clear()  # Faust keeps what it tried to commit, and None where nothing was
        await super().perform_seek()
        await self._seek_uncommitted()
        self._seeks += 1
        self._watermark.forget()

    async def _seek_uncommitted(self) -> None:
        # aiokafka's seek_to_committed leaves a partition without a commit where it is, past all that was read of it.
        uncommitted = [tp for tp in self.assignment() if not self._committed_offset[tp]]
        if uncommitted:
            await self.seek_wait(await self.earliest_offsets(*uncommitted))

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Forget what others will be handed."""
        await super().on_partitions_revoked(revoked)
        self._watermark.forget(revoked)

    async def wait_empty(self) -> None:
        """Let what has begun be confirmed before the last commit, so that little is done twice after it."""
        await self._drain()
        await super().wait_empty()

    def _filter_tps_with_pending_acks(self, topics: Iterable[Any] | None = None) -> Iterator[TP]:
        return (tp for tp in self._watermark.partitions() if topics is None or tp in topics or tp.topic in topics)

    def _new_offset(self, tp: TP) -> int | None:
        self._acked[tp].clear()
        self._acked_index[tp].clear()
        return self._watermark.position(tp)

    async def _add_gap(self, tp: TP, offset_from: int, offset_to: int) -> None:
        """Do nothing: only delivered offsets count, so holes need no record."""


class Transport(driver.Transport):
    """Faust's aiokafka transport with the consumer above."""

    Consumer = Consumer


class App(faust.App):
    """A Faust app that commits by `watermark`; `drain` waits until what has begun is confirmed."""

    def __init__(self, name: str, *, drain: Callable[[], Awaitable[None]], **settings: Any) -> None:  # noqa: ANN401
        """Take Faust's settings."""
        self.watermark: Watermark[TP] = Watermark()
        self.drain = drain
        super().__init__(name, consumer_metadata_max_age_ms=METADATA_MS, **settings)
        self.transport = Transport(self.conf.broker_consumer, self, self.loop)
