"""A worker that is killed while it reads back a long log, of which no checkpoint is there yet, forgets nothing."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import replace
from random import Random

import orjson
from cluster import Cluster
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from tagged_articles import tagged

from streams import topics
from streams.delivery.recovery import recover
from streams.pipeline import STAGES
from streams.records import Role, TaggedArticle
from streams.settings import Settings
from streams.stages.dedup import Lanes
from streams.state.memory import Entry

LONG = 16_000  # entries: several times what is read at once
WORDS = [f"{word}{number}" for word in ("pier", "Orvana", "ferry", "Velmar") for number in range(500)]
STORIES = [
    "The ferry from Millbrook to Orvana ran aground on Monday with 212 people on board, the coast guard said.",
    "A court in Velmar fined the harbour office 40,000 crowns on Tuesday because it had let a crane rust.",
    "Farmers in the hills above Tarsin lost a third of their apricots to frost in the night to Wednesday.",
]


def raw(name: str, text: str) -> tuple[None, bytes]:
    return None, orjson.dumps({"id": name, "text": text})


def others() -> list[TaggedArticle]:
    draw = Random(5)
    return [
        tagged(" ".join(draw.choices(WORDS, k=60)), id=f"o{number}", version=f"{number:016x}") for number in range(LONG)
    ]


def lane_of(cluster: Cluster) -> TopicPartition:
    (partition,) = {record.partition for record in cluster.records(topics.LANES)}
    return TopicPartition(topics.LANES, partition)


def lengthen(cluster: Cluster, lane: TopicPartition, lanes: Lanes, articles: list[TaggedArticle]) -> None:
    """Write what a lane would have written had it decided on `articles`."""
    producer = KafkaProducer(bootstrap_servers=cluster.servers, acks="all", linger_ms=20)
    for one in articles:
        entry = lanes.decide(one).entry
        assert entry is not None
        producer.send(lane.topic, key=entry.key, value=entry.value, partition=lane.partition)
    producer.close()


@contextmanager
def ends(cluster: Cluster) -> Iterator[Callable[[TopicPartition], int]]:
    """Give a function that tells where a partition ends now."""
    consumer = KafkaConsumer(bootstrap_servers=cluster.servers, group_id=None)
    yield lambda partition: int(consumer.end_offsets([partition])[partition])
    consumer.close()


async def read_back(settings: Settings, address: str, partition: int) -> Lanes:
    lanes = Lanes()
    async with aclosing(recover(settings, address, STAGES[3], partition, lanes)) as recovery:
        async for _ in recovery:
            pass
    return lanes


def clusters_by_id(cluster: Cluster) -> dict[str, tuple[str, Role]]:
    return {one["id"]: (one["cluster"]["id"], Role(one["cluster"]["role"])) for one in cluster.read(topics.INDEXED)}


def test_a_worker_killed_while_it_reads_a_long_log_forgets_nothing(fresh_broker: Callable[[], Settings]) -> None:
    with Cluster(fresh_broker()) as cluster:
        cluster.feed([raw(f"s{number}", text) for number, text in enumerate(STORIES)])
        worker = cluster.start_worker()
        cluster.wait_for(lambda: len(clusters_by_id(cluster)) == len(STORIES), 90)
        worker.kill()
        worker.wait(10)
        lane = lane_of(cluster)
        known = Lanes()
        for record in cluster.records(topics.LANES):
            known.restore(Entry(key=record.key, value=record.value))
        articles = others()
        lengthen(cluster, lane, known, articles)
        checkpoints = TopicPartition(topics.LANE_CHECKPOINTS, lane.partition)
        with ends(cluster) as end:
            assert end(checkpoints) == 0
            killed = cluster.start_worker()
            deadline = time.monotonic() + 120
            while end(checkpoints) == 0:
                assert time.monotonic() < deadline, cluster.log_text()
                time.sleep(0.05)
            killed.kill()
            killed.wait(10)
            packed = [
                record for record in cluster.records(topics.LANE_CHECKPOINTS) if record.partition == lane.partition
            ]
            behind = int.from_bytes(packed[-1].value[:8], "big") if packed else 0
            assert 0 <= behind < end(lane)
        cluster.start_worker()
        cluster.feed([raw(f"copy{number}", text) for number, text in enumerate(STORIES)])
        cluster.wait_for(lambda: len(clusters_by_id(cluster)) == 2 * len(STORIES), 120)
        found = clusters_by_id(cluster)
        for number in range(len(STORIES)):
            assert found[f"copy{number}"] == (found[f"s{number}"][0], Role.EXACT)
        remembered = asyncio.run(read_back(cluster.settings, cluster.servers, lane.partition))
    after = [replace(one, id=f"copy-of-{one.id}") for one in articles[::200]]
    decisions = [[lanes.decide(one).output for one in after] for lanes in (remembered, known)]
    assert decisions[0] == decisions[1]
    assert {one.cluster.role for one in decisions[0] if one} == {Role.EXACT}
