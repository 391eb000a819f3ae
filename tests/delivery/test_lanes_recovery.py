"""What the dedup stage remembers is there again after a kill, and each merge of clusters is put out once."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from random import Random

from bridged_stories import PARTS, changed
from kafka import KafkaAdminClient, KafkaProducer
from tagged_articles import tagged
from test_lines_recovery import records

from streams import broker, ids, topics
from streams.codec import decode, encode
from streams.deadletter import Message
from streams.delivery.outlet import Finisher
from streams.delivery.rejections import RejectionLimit
from streams.delivery.transactional import TransactionalPartition
from streams.pipeline import STAGES
from streams.records import Cluster, ClusterMerge, DedupedArticle, Position, Role, TaggedArticle, Trace
from streams.settings import Settings
from streams.stages.dedup import Lanes

DEDUP = replace(STAGES[3], memory=partial(Lanes, checkpoint_bytes=2_000))
WORDS = [f"{word}{number}" for word in ("pier", "Orvana", "ferry", "Velmar") for number in range(200)]
LARGEST_RECORD = 1_048_588  # bytes: Kafka's own default, with which the tests create their topics
TOPICS = [topics.DEDUPED, topics.CLUSTERS, topics.LANES, topics.LANE_CHECKPOINTS, topics.DEADLETTER]


def article(number: int, text: str) -> TaggedArticle:
    trace = Trace(raw=Position(topic=topics.RAW, partition=0, offset=number))
    return tagged(text, id=f"a{number}", version=f"{number:016x}", source="harbour.example", trace=trace)


def articles() -> list[TaggedArticle]:
    """Return stories and copies; the twelfth shows that the first two are one."""
    draw = Random(3)
    whole = draw.choices(WORDS, k=200)
    texts = [changed(whole, part, draw, WORDS) for part in PARTS]
    texts += [draw.choices(WORDS, k=100) for _ in range(9)]
    texts.append(whole)
    texts += [[*draw.choice(texts), *draw.choices(WORDS, k=5)] for _ in range(12)]
    return [article(number, " ".join(text)) for number, text in enumerate(texts)]


def message(one: TaggedArticle) -> Message:
    position = Position(topic=topics.TAGGED, partition=0, offset=one.trace.raw.offset)
    return Message(key=None, value=encode(one), position=position)


async def put_through(settings: Settings, address: str, given: Sequence[Message], lost: Sequence[Message]) -> None:
    """Hand messages to a partition newly opened, and die with `lost` decided and not written."""
    finished: list[Message] = []
    stopped: list[BaseException] = []
    finisher = Finisher(stage=DEDUP, finish=finished.append, stop=stopped.append, rejections=RejectionLimit(1.0))
    partition = TransactionalPartition(settings, address, 0, finisher)
    await partition.open()
    for count, one in enumerate(given, 1):
        await partition.take(one)
        async with asyncio.timeout(30):
            while len(finished) < count:
                assert stopped == []
                await asyncio.sleep(0.01)
    assert partition._writing is not None  # noqa: SLF001 - a kill is not to be had otherwise in one process
    partition._writing.cancel()  # noqa: SLF001
    for one in lost:
        await partition.take(one)
    await partition.close()


def expected(given: Sequence[TaggedArticle]) -> tuple[list[Cluster], list[ClusterMerge]]:
    lanes = Lanes()
    decisions = [lanes.decide(one) for one in given]
    clusters = [one.output.cluster for one in decisions if one.output]
    return clusters, [merge for one in decisions for merge in one.beside]


def create_topics(address: str) -> None:
    with KafkaAdminClient(bootstrap_servers=address) as admin:
        admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1} for name in TOPICS})
        admin.wait_for_topics(TOPICS)


def test_a_killed_partition_goes_on_as_if_it_had_never_stopped(fresh_broker: Callable[[], Settings]) -> None:
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    stream = articles()
    given = list(map(message, stream))
    asyncio.run(put_through(settings, address, given[:8], lost=given[8:15]))
    asyncio.run(put_through(settings, address, given[8:15], lost=given[15:]))
    asyncio.run(put_through(settings, address, given[15:], lost=[]))
    clusters, merges = expected(stream)
    assert [decode(value, DedupedArticle).cluster for _, value in records(address, topics.DEDUPED)] == clusters
    put_out = [(key, decode(value, ClusterMerge)) for key, value in records(address, topics.CLUSTERS)]
    assert put_out == [(merge.id.encode(), merge) for merge in merges]
    assert [merge.canonical for merge in merges] == ["a1"]
    assert merges[0].alias_of == ids.cluster_id("a0")
    assert len(records(address, topics.LANE_CHECKPOINTS)) >= 3


def test_a_log_longer_than_a_record_that_no_checkpoint_has_is_read_once(fresh_broker: Callable[[], Settings]) -> None:
    settings = fresh_broker()
    address = broker.address(settings)
    create_topics(address)
    draw = Random(7)
    stream = [article(number, " ".join(draw.choices(WORDS, k=120))) for number in range(1_600)]
    lanes = Lanes()
    producer = KafkaProducer(bootstrap_servers=address)
    for entry in [lanes.decide(one).entry for one in stream]:
        assert entry is not None
        producer.send(topics.LANES, entry.value, key=entry.key)
    producer.close()
    asyncio.run(put_through(settings, address, [], lost=[]))
    parts = records(address, topics.LANE_CHECKPOINTS)
    assert sum(len(value) for _, value in parts) > LARGEST_RECORD
    asyncio.run(put_through(settings, address, [], lost=[]))
    assert records(address, topics.LANE_CHECKPOINTS) == parts
    after = [replace(one, id=f"copy-of-{one.id}") for one in stream[::100]]
    asyncio.run(put_through(settings, address, list(map(message, after)), lost=[]))
    clusters = [one.output.cluster for one in map(lanes.decide, after) if one.output]
    assert [decode(value, DedupedArticle).cluster for _, value in records(address, topics.DEDUPED)] == clusters
    assert {one.role for one in clusters} == {Role.EXACT}
