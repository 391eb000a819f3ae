"""What happens to a partition whose producer the broker fences."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Thread

import orjson
import pytest
from kafka import KafkaAdminClient

from streams import broker, topics
from streams.deadletter import Message
from streams.delivery import transactional
from streams.delivery.outlet import Finisher
from streams.delivery.producer import new_producer
from streams.delivery.rejections import RejectionLimit
from streams.delivery.transactional import FencedError, TransactionalPartition
from streams.pipeline import STAGES
from streams.records import Position
from streams.settings import Settings
from streams.stages.dedup import Lanes

DEDUP = STAGES[3]
MESSAGE = Message(
    key=None, value=orjson.dumps({"no": "article"}), position=Position(topic=topics.TAGGED, partition=0, offset=0)
)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Collect what a fenced producer leaves, and what asyncio logs of it, while no other test parses a file.

    A traceback that is logged while one is parsed breaks the parser (CPython gh-106905).
    """
    yield
    gc.collect()


def create_topics(address: str) -> None:
    with KafkaAdminClient(bootstrap_servers=address) as admin:
        wanted = (topics.LANES, topics.LANE_CHECKPOINTS, topics.DEADLETTER)
        admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1} for name in wanted})
        admin.wait_for_topics(list(wanted))


async def fenced(settings: Settings, address: str, *, closes: bool) -> tuple[list[Message], list[BaseException]]:
    """Fence a partition that is open, hand it a message, and let a rebalance close it or not."""
    finished: list[Message] = []
    stopped: list[BaseException] = []
    finisher = Finisher(stage=DEDUP, finish=finished.append, stop=stopped.append, rejections=RejectionLimit(1.0))
    partition = TransactionalPartition(settings, address, 0, finisher)
    await partition.open()
    other = new_producer(settings, address, "streams-dedup-0")
    await other.start()
    await partition.take(MESSAGE)
    await asyncio.sleep(0.5)
    if closes:
        await partition.close()
    await asyncio.sleep(2)
    await partition.close()
    await other.stop()
    return finished, stopped


@pytest.mark.parametrize("closes", [True, False], ids=["by a rebalance", "by the broker alone"])
def test_a_fenced_partition_puts_out_nothing_and_stops_the_worker_if_no_rebalance_explains_it(
    fresh_broker: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch, *, closes: bool
) -> None:
    monkeypatch.setattr(transactional, "_REBALANCE_SECONDS", 1.5)
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    finished, stopped = asyncio.run(fenced(settings, address, closes=closes))
    assert finished == []
    assert [type(error) for error in stopped] == ([] if closes else [FencedError])


def test_a_partition_that_is_fenced_while_it_reads_its_memory_puts_out_nothing_and_waits_for_the_rebalance(
    fresh_broker: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = fresh_broker()
    address = broker.address(settings)

    class Fenced(Lanes):
        def checkpoint(self) -> tuple[bytes, ...]:
            other = Thread(target=lambda: asyncio.run(take_over(settings, address)))
            other.start()
            other.join()
            return (b"a part",)

    async def take_one() -> tuple[list[Message], list[BaseException]]:
        finished: list[Message] = []
        stopped: list[BaseException] = []
        stage = replace(DEDUP, memory=Fenced)
        finisher = Finisher(stage=stage, finish=finished.append, stop=stopped.append, rejections=RejectionLimit(1.0))
        partition = TransactionalPartition(settings, address, 0, finisher)
        await partition.open()
        await partition.take(MESSAGE)
        before_the_rebalance = [*stopped]
        await asyncio.sleep(2)
        await partition.close()
        assert before_the_rebalance == []
        return finished, stopped

    monkeypatch.setattr(transactional, "_REBALANCE_SECONDS", 1.0)
    create_topics(address)
    finished, stopped = asyncio.run(take_one())
    assert finished == []
    assert [type(error) for error in stopped] == [FencedError]


async def take_over(settings: Settings, address: str) -> None:
    other = new_producer(settings, address, "streams-dedup-0")
    await other.start()
    await other.stop()


def test_a_transaction_that_fails_keeps_nobody_waiting(
    fresh_broker: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object) -> None:
        await asyncio.sleep(0.2)
        raise TimeoutError("the broker does not answer")

    async def take_many(settings: Settings, address: str) -> list[BaseException]:
        stopped: list[BaseException] = []
        finisher = Finisher(stage=DEDUP, finish=lambda _: None, stop=stopped.append, rejections=RejectionLimit(1.0))
        partition = TransactionalPartition(settings, address, 0, finisher)
        await partition.open()
        async with asyncio.timeout(20):
            for _ in range(5):
                await partition.take(MESSAGE)
        await partition.close()
        return stopped

    monkeypatch.setattr(transactional, "_BATCH", 1)
    monkeypatch.setattr(TransactionalPartition, "_commit", refused)
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    (error,) = asyncio.run(take_many(settings, address))
    assert isinstance(error, TimeoutError)
