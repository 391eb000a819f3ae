"""A worker that cannot read what another version remembered ends and says what to do, and that works."""

import os
import subprocess
import sys
from collections.abc import Callable

import orjson
from cluster import Cluster
from kafka import KafkaProducer

from streams import topics
from streams.settings import Settings

TEXT = (
    "The harbour council of Vardhavn voted on Tuesday to close its old ferry pier. It was built in 1911, and 34 of its "
    "piles have to be replaced. The council declined to comment on the price."
)


def raw(name: str) -> tuple[None, bytes]:
    return None, orjson.dumps({"id": name, "source": f"{name}.example", "language": "en", "text": TEXT})


def indexed(cluster: Cluster, name: str) -> bool:
    return any(record["id"] == name for record in cluster.read(topics.INDEXED))


def streams(cluster: Cluster, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"STREAMS_BOOTSTRAP_SERVERS": cluster.servers}
    command = [sys.executable, "-m", "streams", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_a_worker_refuses_lanes_of_another_version_until_they_are_begun_anew(
    fresh_broker: Callable[[], Settings],
) -> None:
    with Cluster(fresh_broker()) as cluster:
        producer = KafkaProducer(bootstrap_servers=cluster.servers)
        for partition in range(topics.topic(topics.LANES).partitions):
            producer.send(topics.LANES, orjson.dumps({"schema": "articles.lanes/2"}), key=b"a", partition=partition)
        producer.close()
        cluster.feed([raw("a")])
        assert cluster.start_worker().wait(90) == 1
        ended = orjson.loads(cluster.log_text().splitlines()[-1])
        assert (ended["event"], ended["error"]) == ("worker_stopped", "UnreadableMemoryError")
        assert "articles.lanes/" in ended["detail"]
        assert "`streams topics forget dedup`" in ended["detail"]
        cluster.workers.clear()
        forgotten = streams(cluster, "topics", "forget", "dedup", "--yes")
        assert (forgotten.returncode, forgotten.stderr) == (0, "")
        assert "articles.lanes and articles.lane_checkpoints" in forgotten.stdout
        assert streams(cluster, "topics", "check").returncode == 0
        cluster.start_worker()
        cluster.wait_for(lambda: indexed(cluster, "a"), 90)
        assert [entry["schema"] for entry in cluster.read(topics.LANES)] == ["articles.lanes/3"]


def test_what_would_be_missed_is_not_forgotten() -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "streams", "topics", "forget", "index", "--yes"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert refused.returncode == 2
    assert refused.stderr == "streams: index may not forget; strip and dedup may.\n"
