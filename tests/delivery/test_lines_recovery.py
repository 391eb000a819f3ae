"""What the strip stage remembers of a source is there again after a kill, from a log that is compacted, too."""

import asyncio
import time
from collections.abc import Callable, Sequence

import orjson
from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition

from streams import broker, topics
from streams.codec import encode
from streams.deadletter import Message
from streams.delivery.outlet import Finisher
from streams.delivery.recovery import recover
from streams.delivery.rejections import RejectionLimit
from streams.delivery.transactional import TransactionalPartition
from streams.pipeline import STAGES, process
from streams.records import Block, BlockKind, CleanedArticle, Position, StageName, Trace
from streams.settings import Settings
from streams.stages.strip import Sources

STRIP = STAGES[1]
FURNITURE = "The Harbour quiz"
SOURCES = 3
COMPACTED = {"segment.ms": "500", "min.cleanable.dirty.ratio": "0.01", "max.compaction.lag.ms": "1000"}


def article(number: int, version: int = 0) -> CleanedArticle:
    lines = [
        f"Witness {number} told the court of Millbrook on Monday that the boat {version} had left in the morning.",
        FURNITURE,
        f"The judge asked witness {number} twice who had been at the wheel, and got no answer to that.",
    ]
    text = "\n\n".join(lines)
    starts = [text.index(line) for line in lines]
    raw = Position(topic=topics.RAW, partition=0, offset=number)
    return CleanedArticle(
        schema="articles.cleaned/1",
        id=f"a{number}",
        version=f"{version:016x}",
        source=f"outlet{number % SOURCES}.example",
        trace=Trace(raw=raw).after(StageName.CLEAN, "2026-03-12T09:14:03Z"),
        url=None,
        title=None,
        publisher=None,
        language="en",
        published_at=None,
        modified_at=None,
        fetched_at=None,
        text=text,
        blocks=tuple(
            Block(start=start, end=start + len(line), kind=BlockKind.PARAGRAPH)
            for start, line in zip(starts, lines, strict=True)
        ),
        byline=None,
    )


def message(number: int, version: int = 0) -> Message:
    position = Position(topic=topics.CLEANED, partition=0, offset=number)
    return Message(key=None, value=encode(article(number, version)), position=position)


def create_topics(address: str, config: dict[str, str] | None = None) -> None:
    with KafkaAdminClient(bootstrap_servers=address) as admin:
        wanted = {name: {"num_partitions": 1, "replication_factor": 1} for name in (topics.STRIPPED, topics.DEADLETTER)}
        lines = {"cleanup.policy": "compact", **(config or {})}
        admin.create_topics({**wanted, topics.LINES: {"num_partitions": 1, "replication_factor": 1, "configs": lines}})
        admin.wait_for_topics([*wanted, topics.LINES])


async def put_through(settings: Settings, address: str, messages: Sequence[Message], lost: Sequence[Message]) -> None:
    """Hand messages to a partition newly opened, and die with `lost` decided and not written."""
    finished: list[Message] = []
    stopped: list[BaseException] = []
    finisher = Finisher(stage=STRIP, finish=finished.append, stop=stopped.append, rejections=RejectionLimit(1.0))
    partition = TransactionalPartition(settings, address, 0, finisher)
    await partition.open()
    for one in messages:
        await partition.take(one)
    async with asyncio.timeout(30):
        while len(finished) < len(messages):
            assert stopped == []
            await asyncio.sleep(0.01)
    assert partition._writing is not None  # noqa: SLF001 - a kill is not to be had otherwise in one process
    partition._writing.cancel()  # noqa: SLF001
    for one in lost:
        await partition.take(one)
    await partition.close()


def records(address: str, topic: str) -> list[tuple[bytes, bytes]]:
    consumer = KafkaConsumer(bootstrap_servers=address, isolation_level="read_committed", group_id=None)
    at = TopicPartition(topic, 0)
    consumer.assign([at])
    consumer.seek_to_beginning(at)
    end = consumer.end_offsets([at])[at]
    found: list[tuple[bytes, bytes]] = []
    while consumer.position(at) < end:
        polled = consumer.poll(timeout_ms=200).values()
        found += [(record.key, record.value) for batch in polled for record in batch]
    consumer.close()
    return found


def stripped(memory: Sources, messages: Sequence[Message]) -> list[tuple[str, str]]:
    outcomes = [process(STRIP, memory, one) for one in messages]
    return [said(outcome.sent.value) for outcome in outcomes if outcome.sent]


def said(value: bytes) -> tuple[str, str]:
    fields = orjson.loads(value)
    return fields["id"], fields["text"]


def test_a_killed_partition_goes_on_as_if_it_had_never_stopped(fresh_broker: Callable[[], Settings]) -> None:
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    given = [message(number) for number in range(24)]
    asyncio.run(put_through(settings, address, given[:8], lost=given[8:12]))
    asyncio.run(put_through(settings, address, given[8:17], lost=given[17:]))
    asyncio.run(put_through(settings, address, given[17:], lost=[]))
    out = [said(value) for _, value in records(address, topics.STRIPPED)]
    assert out == stripped(Sources(), given)
    kept = [FURNITURE in text for _, text in out]
    assert kept[:SOURCES] == [True] * SOURCES
    assert not any(kept[3 * SOURCES :])


def test_a_compacted_log_gives_the_memory_back(fresh_broker: Callable[[], Settings]) -> None:
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address, COMPACTED)
    given = [message(number, version) for version in range(5) for number in range(30)]
    asyncio.run(put_through(settings, address, given, lost=[]))
    memory = Sources()
    stripped(memory, given)
    deadline = time.monotonic() + 90
    version = 5
    while len(records(address, topics.LINES)) >= len(given):
        assert time.monotonic() < deadline, "the broker has compacted nothing"
        time.sleep(2)
        more = [message(0, version)]  # what closes a segment, so that it may be compacted
        asyncio.run(put_through(settings, address, more, lost=[]))
        stripped(memory, more)
        version += 1

    async def read_back() -> None:
        async for _ in recover(settings, address, STRIP, 0, restored):
            pass

    restored = Sources()
    asyncio.run(read_back())
    after = [message(number, version) for number in range(25, 40)]
    assert stripped(restored, after) == stripped(memory, after)
