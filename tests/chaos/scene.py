"""What a fault happens to: a broker, workers, a steady feed, and somebody who watches."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from cluster import Cluster
from counting import Place
from crew import Crew
from feed import Feed
from kafka import KafkaConsumer, TopicPartition
from watch import Watch

from streams import topics
from streams.settings import Settings

FLOW_LIMIT = 180.0  # seconds
_NO_PROGRESS = 60.0  # seconds
_TICK = 0.1  # seconds


class StuckError(Exception):
    """Nothing comes out any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    settings: Settings
    cluster: Cluster
    crew: Crew
    feed: Feed
    watch: Watch
    draw: Random

    def pass_time(self, seconds: float) -> None:
        """Wait, and look after the workers meanwhile."""
        self.until(lambda: False, seconds)

    def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Look after the workers until `condition` holds. False if it did not within `seconds`."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                return False
            self.crew.tend()
            time.sleep(_TICK)
        return True

    def flow(self) -> None:
        """Wait for new output. Raises StuckError."""
        before = len(self.watch.arrivals)
        if not self.until(lambda: len(self.watch.arrivals) > before, FLOW_LIMIT):
            raise StuckError(f"no output for {FLOW_LIMIT:.0f} s")

    def catch_up(self) -> None:
        """Wait until all that was fed by now has come to its end. Raises StuckError."""
        wanted = self.fed()
        if not self.until(lambda: wanted <= self.watch.finished.keys(), FLOW_LIMIT):
            left = len(wanted - self.watch.finished.keys())
            raise StuckError(f"{left} of {len(wanted)} articles did not come out within {FLOW_LIMIT:.0f} s")

    def settle(self) -> None:
        """End the feed, and wait until all is accounted for or nothing happened for a minute; then end the workers."""
        self.feed.stop()
        wanted = self.fed()
        while not wanted <= self.watch.finished.keys():
            before = len(self.watch.finished)
            if not self.until(lambda known=before: len(self.watch.finished) > known, _NO_PROGRESS):  # type: ignore[misc]
                break
        self.crew.dismiss()

    def fed(self) -> set[Place]:
        """Return the places of all raw records that stand on the log now."""
        consumer = KafkaConsumer(bootstrap_servers=self.cluster.servers, group_id=None)
        partitions = [TopicPartition(topics.RAW, number) for number in range(topics.topic(topics.RAW).partitions)]
        try:
            ends = consumer.end_offsets(partitions)
        finally:
            consumer.close()
        return {(partition.partition, offset) for partition, end in ends.items() for offset in range(end)}


@contextmanager
def staged(settings: Settings, workers: int, rate: float, seed: int) -> Iterator[Scene]:
    """Set the scene on a running broker, and leave no process behind."""
    with (
        Cluster(settings) as cluster,
        Watch(cluster.servers) as watch,
        Feed(cluster.servers, rate, seed, lambda: len(watch.finished)) as feed,
    ):
        crew = Crew(cluster)
        for _ in range(workers):
            crew.add()
        yield Scene(settings=settings, cluster=cluster, crew=crew, feed=feed, watch=watch, draw=Random(seed))
