"""What comes out while it runs, as a read-committed consumer sees it, and how long nothing came."""

import threading
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Self

import orjson
from counting import Place
from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord
from reading import place_in, place_of

from streams import topics


class Watch:
    """Follows the last topics from their beginning.

    `arrivals` has the times (monotonic) at which articles.indexed brought something, `finished` each raw record that
    came to an end and when that was seen (Unix time).
    """

    def __init__(self, servers: str) -> None:
        self.arrivals: list[float] = []
        self.finished: dict[Place, float] = {}
        self._stop = threading.Event()
        self._consumer = KafkaConsumer(
            bootstrap_servers=servers,
            isolation_level="read_committed",
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=100,
            reconnect_backoff_max_ms=200,  # the default of 30 s would be taken for the pipeline's own pause
        )
        self._consumer.assign(
            [
                TopicPartition(topic, number)
                for topic in (topics.INDEXED, topics.MARKS, topics.DEADLETTER)
                for number in range(topics.topic(topic).partitions)
            ]
        )
        self._thread = threading.Thread(target=self._follow, name="watch")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(60)
        self._consumer.close()

    def _follow(self) -> None:
        while not self._stop.is_set():
            for partition, records in self._consumer.poll(timeout_ms=100).items():
                self._take(partition.topic, records)

    def _take(self, topic: str, records: Sequence[ConsumerRecord]) -> None:
        if topic == topics.INDEXED:
            self.arrivals.append(time.monotonic())
            return
        for record in records:
            place = place_of(record.key) if topic == topics.DEADLETTER else place_in(orjson.loads(record.value))
            self.finished.setdefault(place, time.time())


def longest_pause(arrivals: Sequence[float], since: float, until: float) -> float:
    """Return the longest time without an arrival that had an end after `since`, up to `until`."""
    before = [time for time in arrivals if time <= since][-1:]
    within = [time for time in arrivals if since < time <= until]
    return max(later - earlier for earlier, later in pairwise([*(before or [since]), *within, until]))
