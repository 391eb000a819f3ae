"""The corpus through a real worker: each record accounted for, the worker alive, and a good one behind comes out."""

from collections.abc import Callable, Iterator

import pytest
from cluster import Cluster
from hostile_account import Pipeline
from hostile_cases import BY_HAND, KINDS, Record, largest, moderate
from hostile_json import good
from kafka import KafkaProducer

from streams import topics
from streams.settings import Settings
from streams.text.visible import visible

LARGEST = ("as large as the topic takes", "no JSON, as large as the topic takes", "escapes without end")


def records() -> Iterator[Record]:
    yield from BY_HAND.values()
    yield from ((None, moderate(kind)) for kind in KINDS)
    yield from (record for name, record in largest() if name in LARGEST)


def test_the_corpus_ends_as_it_does_offline_and_holds_nothing_up(
    fresh_broker: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREAMS_DEADLETTER_SHARE", "1")
    with Cluster(fresh_broker()) as cluster:
        feed_and_account(cluster)


def feed_and_account(cluster: Cluster) -> None:
    fed = feed(cluster)
    worker = cluster.start_worker()
    cluster.wait_for(lambda: len(ended(cluster)) == len(fed), 240)
    assert worker.poll() is None
    assert ended(cluster).keys() == fed.keys()
    codes = {place: outcome for place, outcome in ended(cluster).items() if outcome not in {"indexed", "repeated"}}
    assert codes == {place: outcome for place, outcome in fed.items() if outcome not in {"indexed", "repeated"}}
    assert [record["id"] for record in cluster.read(topics.INDEXED) if record["id"] == "behind"] == ["behind"]
    said = cluster.log.name
    with open(said, encoding="utf-8") as log:  # noqa: PTH123 - it is open for the workers
        assert all(visible(line) == line for line in log)


def feed(cluster: Cluster) -> dict[tuple[int, int], str]:
    """Put the corpus on the topic, a good article last, and return where each stands and how it ends offline."""
    offline, expected = Pipeline(), []
    producer = KafkaProducer(bootstrap_servers=cluster.servers, acks="all", max_request_size=32 << 20)
    for key, value in (*records(), (None, good(id="behind", text="The tide turned at noon, the harbour master said."))):
        sent = producer.send(topics.RAW, key=key, value=value).get(30)
        expected.append(((sent.partition, sent.offset), offline.end(key, value).outcome))
    producer.close()
    return dict(expected)


def ended(cluster: Cluster) -> dict[tuple[int, int], str]:
    """Return how each raw record ended; fails where one ended twice."""
    letters = [(letter["raw"], letter["code"]) for letter in cluster.read(topics.DEADLETTER)]
    marks = [(mark["raw"], mark["outcome"]) for mark in cluster.read(topics.MARKS)]
    ends = {(raw["partition"], raw["offset"]): outcome for raw, outcome in letters + marks}
    assert len(ends) == len(letters) + len(marks)
    return ends
