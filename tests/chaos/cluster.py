"""The topics and workers of one test, each worker a real process, and what a read-committed consumer sees."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Self

import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from streams import broker, topics
from streams.settings import Settings


class Cluster:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.servers = broker.address(settings)
        self.workers: list[subprocess.Popen[bytes]] = []
        self.log = (settings.data_dir / "worker.log").open("ab")
        self._streams("topics", "create").wait(60)

    def _streams(self, *arguments: str, log: BinaryIO | None = None) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "STREAMS_BOOTSTRAP_SERVERS": self.servers,
            "STREAMS_DATA_DIR": str(self.settings.data_dir),
        }
        command = [sys.executable, "-m", "streams", *arguments]
        return subprocess.Popen(command, env=environment, stdout=log or self.log, stderr=log or self.log)

    def start_worker(self, log: BinaryIO | None = None) -> subprocess.Popen[bytes]:
        self.workers.append(self._streams("worker", log=log))
        return self.workers[-1]

    def feed(self, records: Sequence[tuple[bytes | None, bytes]], partition: int | None = None) -> None:
        producer = KafkaProducer(bootstrap_servers=self.servers, acks="all")
        for key, value in records:
            producer.send(topics.RAW, key=key, value=value, partition=partition)
        producer.flush(60)
        producer.close()

    def read(self, topic: str) -> list[Any]:
        """Return the values of all records on `topic`, partition by partition."""
        return [orjson.loads(record.value) for record in self.records(topic)]

    def records(self, topic: str) -> list[ConsumerRecord]:
        """Return all records on `topic` that are committed now, partition by partition."""
        found: dict[int, list[ConsumerRecord]] = {}
        for record in self.each(topic):
            found.setdefault(record.partition, []).append(record)
        return [record for number in sorted(found) for record in found[number]]

    def each(self, topic: str) -> Iterator[ConsumerRecord]:
        """Give all records on `topic` that are committed now, those of one partition in order."""
        consumer = KafkaConsumer(
            bootstrap_servers=self.servers, isolation_level="read_committed", enable_auto_commit=False, group_id=None
        )
        partitions = [TopicPartition(topic, number) for number in range(topics.topic(topic).partitions)]
        consumer.assign(partitions)
        ends = consumer.end_offsets(partitions)
        consumer.seek_to_beginning(*partitions)
        while any(consumer.position(partition) < ends[partition] for partition in partitions):
            for records in consumer.poll(timeout_ms=200).values():
                yield from records
        consumer.close()

    def wait_for(self, condition: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"not within {seconds} s; the log: {self.log_text()}"
            assert all(worker.poll() in {None, -9} for worker in self.workers), f"a worker died: {self.log_text()}"
            time.sleep(0.5)

    def log_text(self) -> str:
        return Path(self.log.name).read_text("utf-8", "replace")[-4000:]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait(10)
        self.log.close()
