"""A worker cannot go on when the topics under it change: it says which, and ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from articles import records
from cluster import Cluster
from kafka import KafkaAdminClient

from streams import topics
from streams.settings import Settings

_FED = 500
_LIMIT = 60.0  # seconds


def delete_stripped(admin: KafkaAdminClient) -> None:
    admin.delete_topics([topics.STRIPPED])


def divide_cleaned(admin: KafkaAdminClient) -> None:
    admin.create_partitions({topics.CLEANED: 6})


@pytest.mark.parametrize(
    ("change", "topic"),
    [(delete_stripped, topics.STRIPPED), (divide_cleaned, topics.CLEANED)],
    ids=["a topic deleted", "partitions added"],
)
def test_a_worker_whose_topics_change_ends_and_names_the_topic(
    fresh_broker: Callable[[], Settings], tmp_path: Path, change: Callable[[KafkaAdminClient], None], topic: str
) -> None:
    with Cluster(fresh_broker()) as cluster, (tmp_path / "worker.log").open("w+b") as log:
        cluster.feed([(None, value) for value, _ in zip(records(seed=1), range(_FED), strict=False)])
        worker = cluster.start_worker(log)
        cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) > 0, 60)
        with KafkaAdminClient(bootstrap_servers=cluster.servers) as admin:
            change(admin)
        assert worker.wait(_LIMIT) > 0
        log.seek(0)
        assert topic in log.read().decode().splitlines()[-1]
