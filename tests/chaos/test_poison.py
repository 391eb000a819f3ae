from collections import Counter
from collections.abc import Callable

import orjson
from cluster import Cluster
from kafka import KafkaProducer

from streams import topics
from streams.settings import Settings

BETWEEN = (topics.CLEANED, topics.STRIPPED, topics.TAGGED, topics.DEDUPED)
POISON = (None, b"", b"{}", b"\xff\xff")
GOOD = orjson.dumps({"id": "good", "text": "LISBON — A crane fell into the harbour on Monday, the port said."})


def test_what_no_stage_can_read_costs_one_dead_letter_each_and_holds_nothing_up(
    fresh_broker: Callable[[], Settings],
) -> None:
    with Cluster(fresh_broker()) as cluster:
        poison_everywhere(cluster)
        cluster.start_worker()
        expected = len(POISON) * (len(BETWEEN) + 1)
        cluster.wait_for(lambda: len(cluster.read(topics.DEADLETTER)) == expected, 60)
        cluster.wait_for(lambda: [record["id"] for record in cluster.read(topics.INDEXED)] == ["good"], 60)
        failed = Counter(letter["failed"]["topic"] for letter in cluster.read(topics.DEADLETTER))
        assert failed == dict.fromkeys((topics.RAW, *BETWEEN), len(POISON))


def poison_everywhere(cluster: Cluster) -> None:
    producer = KafkaProducer(bootstrap_servers=cluster.servers)
    for topic in (topics.RAW, *BETWEEN):
        for key, value in zip((b"k", None, b"", b"\xff"), POISON, strict=True):
            producer.send(topic, key=key, value=value)
    producer.send(topics.RAW, GOOD)
    producer.close()
