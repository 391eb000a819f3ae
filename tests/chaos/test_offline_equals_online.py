from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from cluster import Cluster

from streams import topics
from streams.codec import encode
from streams.feeding import raw_records
from streams.pipeline import run
from streams.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_same_files_give_the_same_records_with_and_without_a_broker(fresh_broker: Callable[[], Settings]) -> None:
    with Cluster(fresh_broker()) as cluster:
        feed_and_compare(cluster)


def feed_and_compare(cluster: Cluster) -> None:
    records = [(record.key, record.value) for record in raw_records([SEEDS])]
    cluster.feed(records)
    cluster.start_worker()
    cluster.wait_for(lambda: len(outcomes(cluster)) == len(records), 90)

    given = {(record.partition, record.offset): (record.key, record.value) for record in cluster.records(topics.RAW)}
    online = {place_of(outcome): outcome for outcome in outcomes(cluster)}
    # Which of two copies is the canonical one is for the log to say: offline they are taken in its order.
    order = [place_of(record) for record in cluster.read(topics.TAGGED)]
    order += [place for place in given if place not in set(order)]
    offline = {order[place_of(outcome)[1]]: outcome for outcome in offline_outcomes(given[place] for place in order)}

    assert online.keys() == given.keys() == offline.keys()
    for place in given:
        assert comparable(online[place]) == comparable(offline[place])


def offline_outcomes(records: Any) -> list[Any]:
    return [orjson.loads(encode(outcome)) for outcome in run(records)]


def outcomes(cluster: Cluster) -> list[Any]:
    return cluster.read(topics.INDEXED) + cluster.read(topics.DEADLETTER)


def place_of(outcome: Any) -> tuple[int, int]:
    raw = outcome["trace"]["raw"] if "trace" in outcome else outcome["raw"]
    return raw["partition"], raw["offset"]


def comparable(outcome: Any) -> bytes:
    """The record without where and when: its trace, and in a dead letter the input that carries one."""
    own = {"raw", "failed", "failed_at", "trace"} | (
        {"value"} if outcome.get("stage") not in {None, "clean"} else set()
    )
    return orjson.dumps({name: value for name, value in outcome.items() if name not in own})
