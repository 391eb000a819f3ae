"""What a partition remembered is there again, from its checkpoints and the entries behind them."""

import asyncio
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import orjson
import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from streams import broker, topics
from streams.codec import decode, encode
from streams.deadletter import Message
from streams.delivery.outlet import Finisher
from streams.delivery.recovery import UnreadableMemoryError, checkpoint_record, recover
from streams.delivery.rejections import RejectionLimit
from streams.delivery.transactional import TransactionalPartition
from streams.pipeline import STAGES, Stage
from streams.records import Envelope, Mark, Position, Trace
from streams.settings import Settings
from streams.state.digests import SIZE
from streams.state.marks import Marks
from streams.state.memory import Entry

EVERY = 5


def article(number: int) -> Envelope:
    raw = Position(topic=topics.RAW, partition=0, offset=number)
    return Envelope(schema="test/1", id=f"a{number}", version="1", source="harbour.example", trace=Trace(raw=raw))


def message(number: int) -> Message:
    return Message(key=None, value=encode(article(number)), position=Position(topic="in", partition=0, offset=number))


STAGE = replace(
    STAGES[-1],
    decode=lambda value, _: decode(value, Envelope),
    memory=partial(Marks, lambda one: one, checkpoint_every=EVERY),
)


def create_topics(address: str) -> None:
    with KafkaAdminClient(bootstrap_servers=address) as admin:
        wanted = [topics.INDEXED, topics.MARKS, topics.CHECKPOINTS, topics.DEADLETTER]
        admin.create_topics({topic: {"num_partitions": 1, "replication_factor": 1} for topic in wanted})
        admin.wait_for_topics(wanted)


async def put_through(settings: Settings, address: str, numbers: Sequence[int]) -> None:
    """Hand messages to a partition newly opened, one transaction each."""
    finished: list[Message] = []
    stopped: list[BaseException] = []
    finisher = Finisher(stage=STAGE, finish=finished.append, stop=stopped.append, rejections=RejectionLimit(1.0))
    partition = TransactionalPartition(settings, address, 0, finisher)
    await partition.open()
    for number in numbers:
        await partition.take(message(number))
        async with asyncio.timeout(10):
            while len(finished) < 1 or finished[-1].position.offset != number:
                assert stopped == []
                await asyncio.sleep(0.01)
    await partition.close()


def values(address: str, topic: str) -> list[bytes]:
    consumer = KafkaConsumer(bootstrap_servers=address, isolation_level="read_committed", group_id=None)
    at = TopicPartition(topic, 0)
    consumer.assign([at])
    consumer.seek_to_beginning(at)
    end = consumer.end_offsets([at])[at]
    found: list[bytes] = []
    while consumer.position(at) < end:
        found += [record.value for records in consumer.poll(timeout_ms=200).values() for record in records]
    consumer.close()
    return found


def test_each_version_comes_out_once_however_often_its_partition_is_opened(
    fresh_broker: Callable[[], Settings],
) -> None:
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    for numbers in (range(3), range(8), range(12), range(23), range(23)):
        asyncio.run(put_through(settings, address, numbers))
    out = [decode(value, Envelope).id for value in values(address, topics.INDEXED)]
    assert out == [f"a{number}" for number in range(23)]
    marks = [decode(value, Mark) for value in values(address, topics.MARKS)]
    assert [mark.raw.offset for mark in marks if mark.outcome == "indexed"] == list(range(23))
    assert len(marks) == 3 + 8 + 12 + 23 + 23
    checkpoints = values(address, topics.CHECKPOINTS)
    assert len(checkpoints) >= 3
    assert {len(value) % SIZE for value in checkpoints} == {8}


def test_a_checkpoint_of_another_log_hides_nothing(fresh_broker: Callable[[], Settings]) -> None:
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    asyncio.run(put_through(settings, address, range(3)))
    producer = KafkaProducer(bootstrap_servers=address)
    producer.send(topics.CHECKPOINTS, checkpoint_record(1_000_000, bytes(SIZE)))
    producer.close()
    asyncio.run(put_through(settings, address, range(4)))
    assert len(values(address, topics.INDEXED)) == 4


def test_reads_what_stands_behind_the_last_checkpoint_and_no_more(fresh_broker: Callable[[], Settings]) -> None:
    class Counting(Marks[Envelope, Envelope]):
        restored = 0

        def restore(self, entry: Entry) -> None:
            super().restore(entry)
            self.restored += 1

    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    asyncio.run(put_through(settings, address, range(100)))

    async def behind() -> int:
        return [offset async for offset in recover(settings, address, STAGE, 0, memory)][-1]

    memory = Counting(lambda one: one)
    assert asyncio.run(behind()) >= 100
    assert memory.restored <= EVERY


OTHER = orjson.dumps({"schema": "articles.lanes/2", "id": "a1"})
ANEW = r".*Run the version that wrote it, or let {0} begin .*: end all workers, `streams topics forget {0}`, start them"
ALONE = r".*Run the version that wrote it\.$"


@pytest.mark.parametrize(
    ("stage", "entry", "checkpoint", "says"),
    [
        (STAGES[1], OTHER, None, r"'articles\.lanes/2'.*'articles\.lines/1'" + ANEW.format("strip")),
        (STAGES[3], OTHER, None, r"'articles\.lanes/2'.*'articles\.lanes/3'" + ANEW.format("dedup")),
        (STAGES[3], None, bytes(8) + b"en\0\0" + bytes(200), r"begins with b'lanes/3\\n'" + ANEW.format("dedup")),
        (STAGES[4], OTHER, None, r"'articles\.lanes/2'.*'articles\.marks/1'" + ALONE),
        (STAGES[4], None, bytes(8 + SIZE + 1), "17 bytes are no whole number of digests" + ALONE),
    ],
    ids=["lines", "lanes", "lane checkpoints", "marks", "checkpoints of marks"],
)
def test_what_another_version_wrote_is_refused_with_what_to_do(
    bootstrap_servers: str, stage: Stage, entry: bytes | None, checkpoint: bytes | None, says: str
) -> None:
    entries, checkpoints = f"entries.{uuid.uuid4()}", f"checkpoints.{uuid.uuid4()}"
    with KafkaAdminClient(bootstrap_servers=bootstrap_servers) as admin:
        admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1} for name in (entries, checkpoints)})
        admin.wait_for_topics([entries, checkpoints])
    producer = KafkaProducer(bootstrap_servers=bootstrap_servers)
    for name, value in ((entries, entry), (checkpoints, checkpoint)):
        if value is not None:
            producer.send(name, value, key=b"a")
    producer.close()
    mine = replace(stage, remembers=entries, checkpoints=stage.checkpoints and checkpoints)

    async def read_back() -> None:
        async for _ in recover(Settings(), bootstrap_servers, mine, 0, mine.memory()):
            pass

    with pytest.raises(UnreadableMemoryError, match=rf"^(entries|checkpoints)\.[-0-9a-f]+/0/0 .*{says}"):
        asyncio.run(read_back())
