"""What exactly once costs: the worker as it is beside one whose last two stages confirm each output by itself.

    python bench/exactly_once.py [--articles 1500] [--seconds 40] [--rounds 3]

Throughput: all articles at once, from the first that leaves clean to the last that is indexed. Latency: articles at
about half that rate, from the confirmation of the raw record to a read-committed reader of articles.indexed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from throughput import article, rate, running_kafka

from streams import topics
from streams.agents.app import Agents
from streams.agents.worker import work
from streams.settings import Settings

MODES = ("confirmed", "transactional")

Place = tuple[int, int]


def work_as(mode: str, address: str) -> int:
    """Run a worker in this process."""
    if mode == "confirmed":
        Agents._transactional = Agents._confirmed  # type: ignore[method-assign]  # noqa: SLF001
    return work(Settings(), address)


class Reader(Thread):
    """Notes when each raw record has come out on articles.indexed."""

    def __init__(self, address: str, wanted: int) -> None:
        """Read until `wanted` have come out."""
        super().__init__(daemon=True)
        self.seen: dict[Place, float] = {}
        self._wanted = wanted
        self._consumer = KafkaConsumer(
            bootstrap_servers=address, isolation_level="read_committed", fetch_max_wait_ms=20, group_id=None
        )
        self._consumer.assign([TopicPartition(topics.INDEXED, number) for number in range(4)])
        self._consumer.seek_to_beginning()

    def run(self) -> None:
        """Poll without rest: a wait of the reader's own would count as latency."""
        while len(self.seen) < self._wanted:
            for records in self._consumer.poll(timeout_ms=20).values():
                now = time.perf_counter()
                for record in records:
                    raw = orjson.loads(record.value)["trace"]["raw"]
                    self.seen[raw["partition"], raw["offset"]] = now


def latencies(address: str, records: Sequence[bytes], a_second: float) -> list[float]:
    """Feed `records` at a rate; return the milliseconds that each took."""
    reader = Reader(address, len(records))
    reader.start()
    producer = KafkaProducer(bootstrap_servers=address, acks="all", linger_ms=0)
    sent: dict[Place, float] = {}
    began = time.perf_counter()

    def confirmed(stored: Any) -> None:  # noqa: ANN401 - kafka-python's
        sent[stored.partition, stored.offset] = time.perf_counter()

    for number, record in enumerate(records):
        time.sleep(max(0.0, began + number / a_second - time.perf_counter()))
        producer.send(topics.RAW, record).add_callback(confirmed)
    producer.flush()
    reader.join(60)
    warm = len(records) // 10  # the first ones pay for connections and caches
    ordered = sorted(sent, key=sent.__getitem__)[warm:]
    return [1000 * (reader.seen[place] - sent[place]) for place in ordered]


def measured(mode: str, articles: int, seconds: float, a_second: float) -> tuple[float, list[float]]:
    """Return articles per second at full load, and the latencies at `a_second`, of one worker."""
    with TemporaryDirectory() as folder, running_kafka(Path(folder)) as (address, environment):
        producer = KafkaProducer(bootstrap_servers=address, acks="all")
        for number in range(articles):
            producer.send(topics.RAW, article(number))
        producer.flush()
        worker = subprocess.Popen([sys.executable, __file__, "--worker", mode, "--address", address], env=environment)
        try:
            full = rate(address, articles)
        finally:
            worker.terminate()
            worker.wait(40)
    with TemporaryDirectory() as folder, running_kafka(Path(folder)) as (address, environment):
        worker = subprocess.Popen([sys.executable, __file__, "--worker", mode, "--address", address], env=environment)
        try:
            time.sleep(10)
            count = int(seconds * a_second)
            return full, latencies(address, [article(number) for number in range(count)], a_second)
        finally:
            worker.terminate()
            worker.wait(40)


def main() -> None:
    """Print a row for each mode and round, then the medians."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=1500)
    ask.add_argument("--seconds", type=float, default=40)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--half-load", type=float, default=35, help="Articles a second for the latency.")
    ask.add_argument("--worker", choices=MODES, help=argparse.SUPPRESS)
    ask.add_argument("--address", help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.worker:
        sys.exit(work_as(asked.worker, asked.address))
    rates: dict[str, list[float]] = {mode: [] for mode in MODES}
    middles: dict[str, list[float]] = {mode: [] for mode in MODES}
    for number in range(1, asked.rounds + 1):
        for mode in MODES:
            full, took = measured(mode, asked.articles, asked.seconds, asked.half_load)
            cuts = statistics.quantiles(took, n=100)
            rates[mode].append(full)
            middles[mode].append(cuts[49])
            print(
                f"round {number}  {mode:13}  {full:5.0f}/s   at {asked.half_load:.0f}/s: "
                f"p50 {cuts[49]:.0f} ms  p95 {cuts[94]:.0f} ms  p99 {cuts[98]:.0f} ms",
                flush=True,
            )
    without, with_them = (statistics.median(rates[mode]) for mode in MODES)
    added = statistics.median(middles["transactional"]) - statistics.median(middles["confirmed"])
    print(f"median   {with_them / without:.2f} of the throughput, {added:+.0f} ms in the middle")


if __name__ == "__main__":
    main()
