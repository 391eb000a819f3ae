"""Dead letters put back while a worker runs: what was mended comes out once, what was not is left in the end."""

import os
import subprocess
import sys
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import orjson
from cluster import Cluster
from kafka import KafkaProducer

from streams import topics
from streams.codec import encode
from streams.deadletter import Message, key_of
from streams.headers import ATTEMPTS
from streams.pipeline import STAGES, process
from streams.records import DeadLetter, Position, StageName
from streams.settings import Settings

BROKEN = b"{broken"
BOILERPLATE = orjson.dumps({"id": "ad", "source": "promo.example", "text": "Subscribe to our newsletter"})
REJECTED = {"clean": BROKEN, "strip": BOILERPLATE}


def article(name: str) -> bytes:
    text = f"LISBON — A crane fell into the harbour on Monday, the port said. It was crane {name}."
    return orjson.dumps({"id": name, "source": "tista.example", "text": text})


def test_what_was_mended_comes_out_once_and_what_was_not_is_left_after_three_times(
    fresh_broker: Callable[[], Settings],
) -> None:
    with Cluster(fresh_broker()) as cluster:
        cluster.feed([(None, value) for value in REJECTED.values()])
        write_mended(cluster)
        cluster.start_worker()
        for attempts in range(4):
            cluster.wait_for(partial(has_rejected_all, cluster, attempts), 60)
            if attempts == 0:
                killed_after_putting_back(cluster)
            said = replay(cluster)
        assert said.count("is left: put back 3 times already, and failed again.") == 2
        assert "Nothing to put back." in said

        cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) == 2, 60)
        indexed = {one["id"]: one["trace"] for one in cluster.read(topics.INDEXED)}
        assert {name: trace["attempts"] for name, trace in indexed.items()} == {"raw": 1, "cleaned": 1}
        # What failed in a later stage keeps its place in the raw topic; what is put back there gets a new one.
        assert indexed["cleaned"]["raw"] == {"topic": topics.RAW, "partition": 2, "offset": 900}
        assert indexed["raw"]["raw"]["partition"] == 1
        assert indexed["raw"]["raw"]["offset"] < 900


def write_mended(cluster: Cluster) -> None:
    """Write letters of two articles that nothing is wrong with, as stages with a defect would have."""
    message = Message(key=None, value=article("cleaned"), position=Position(topic=topics.RAW, partition=2, offset=900))
    cleaned = process(STAGES[0], STAGES[0].memory(), message).sent
    assert cleaned is not None
    failed = Position(topic=topics.CLEANED, partition=3, offset=800)
    mended = [
        defect(StageName.CLEAN, Position(topic=topics.RAW, partition=1, offset=901), article("raw")),
        defect(StageName.STRIP, message.position, cleaned.value, failed),
    ]
    producer = KafkaProducer(bootstrap_servers=cluster.servers)
    for letter in mended:
        producer.send(topics.DEADLETTER, encode(letter), key=key_of(letter))
    producer.close()


def defect(stage: StageName, raw: Position, value: bytes, failed: Position | None = None) -> DeadLetter:
    return DeadLetter(
        schema="articles.deadletter/1",
        code="stage_failed",
        detail="The stage failed on this record.",
        stage=stage,
        raw=raw,
        failed=failed or raw,
        failed_at="2026-07-01T03:00:00.000Z",
        key=b64encode(b"k").decode(),
        value=b64encode(value).decode(),
    )


def killed_after_putting_back(cluster: Cluster) -> None:
    """Put the mended articles back as a replay does that is killed before it notes that: they stand there twice."""
    found = [letter for letter in letters(cluster) if letter["code"] == "stage_failed"]
    assert len(found) == 2
    producer = KafkaProducer(bootstrap_servers=cluster.servers)
    for letter in found:
        value, key = b64decode(letter["value"]), b64decode(letter["key"])
        place = letter["failed"]
        producer.send(place["topic"], value, key=key, partition=place["partition"], headers=[(ATTEMPTS, b"1")])
    producer.close()


def letters(cluster: Cluster) -> list[Any]:
    return [orjson.loads(record.value) for record in cluster.records(topics.DEADLETTER) if record.value]


def has_rejected_all(cluster: Cluster, attempts: int) -> bool:
    """Say whether each stage has rejected, once, what had been put back so often."""
    found = Counter(
        (letter["stage"], letter["attempts"]) for letter in letters(cluster) if letter["code"] != "stage_failed"
    )
    assert set(found.values()) <= {1}
    return {stage for stage, times in found if times == attempts} == set(REJECTED)


def replay(cluster: Cluster) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "streams", "deadletter", "replay", "--yes"],
        env=os.environ | {"STREAMS_BOOTSTRAP_SERVERS": cluster.servers, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr
