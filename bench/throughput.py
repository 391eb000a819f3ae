"""Articles per second: all stages in one process without a broker, and one worker through Kafka, on the same articles.

    python bench/throughput.py [--articles 1000] [--rounds 3]

Both rates leave the start out: offline the clock begins with the second article, online when the first leaves clean, as
the traces of the indexed records say.
The ratio is what the five hops, their confirmations and the two transactions cost.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from streams import broker, topics
from streams.pipeline import run
from streams.settings import Settings

SURNAMES = ("Okafor", "Lindqvist", "Moreno", "Tanaka", "Abebe", "Kowalska", "Haddad", "Nguyen", "Petrov", "Silva")
NAMES = ("Ana", "Tomas", "Yuki", "Selam", "Omar", "Linh", "Nadia", "Joao", "Ingrid", "Piotr")
PLACES = ("Lisbon", "Nairobi", "Osaka", "Lima", "Tallinn", "Accra", "Cork", "Quito", "Bergen", "Jaipur")
VERBS = ("opened", "closed", "inspected", "rebuilt", "sold", "painted", "flooded", "insured", "renamed", "leased")
THINGS = ("harbour", "tramway", "reservoir", "orchestra hall", "fish market", "observatory", "archive", "bridge")


def article(number: int) -> bytes:
    """Return a raw article of about 500 words that resembles no other."""
    draw = Random(number)
    paragraphs = [" ".join(_sentence(draw) for _ in range(3)) for _ in range(11)]
    text = "\n\n".join(
        ["Subscribe", f"{draw.choice(PLACES).upper()} — {paragraphs[0]}", *paragraphs[1:], "Sign up now"]
    )
    return orjson.dumps({"id": f"b{number}", "source": f"outlet{number % 50}.example", "text": text})


def _sentence(draw: Random) -> str:
    who = f"{draw.choice(NAMES)} {draw.choice(SURNAMES)}"
    return (
        f"The {draw.choice(THINGS)} of {draw.choice(PLACES)} was {draw.choice(VERBS)} on day {draw.randrange(1, 366)} "
        f"by {draw.randrange(2, 900)} people, said {who}."
    )


def offline(records: list[bytes]) -> float:
    """Return articles per second of `streams.pipeline.run`."""
    outcomes = run((None, record) for record in records)
    next(outcomes)
    began = time.perf_counter()
    count = sum(1 for _ in outcomes)
    return count / (time.perf_counter() - began)


def online(records: list[bytes]) -> float:
    """Return articles per second of one worker, from the first that leaves clean to the last that is indexed."""
    with TemporaryDirectory() as folder, running_kafka(Path(folder)) as (address, environment):
        producer = KafkaProducer(bootstrap_servers=address, acks="all")
        for record in records:
            producer.send(topics.RAW, record)
        producer.flush()
        worker = subprocess.Popen([sys.executable, "-m", "streams", "worker"], env=environment)
        try:
            return rate(address, len(records))
        finally:
            worker.terminate()
            worker.wait(30)


@contextmanager
def running_kafka(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the address of a broker with the topics, and the environment of a worker."""
    settings = Settings(data_dir=folder, bootstrap_servers=None)
    address = broker.start(settings).bootstrap_servers
    environment = os.environ | {"STREAMS_BOOTSTRAP_SERVERS": address, "STREAMS_DATA_DIR": str(folder)}
    try:
        subprocess.run(
            [sys.executable, "-m", "streams", "topics", "create"],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        yield address, environment
    finally:
        broker.stop(settings)


def rate(address: str, wanted: int) -> float:
    """Wait for `wanted` articles, and return how many came out a second."""
    consumer = KafkaConsumer(bootstrap_servers=address, isolation_level="read_committed", auto_offset_reset="earliest")
    consumer.assign(
        [TopicPartition(topics.INDEXED, number) for number in range(topics.topic(topics.INDEXED).partitions)]
    )
    times: list[datetime] = []
    count = 0
    while count < wanted:
        for message in (record for records in consumer.poll(timeout_ms=100).values() for record in records):
            finished = orjson.loads(message.value)["trace"]["finished"]
            times += (datetime.fromisoformat(finished[0]["at"]), datetime.fromisoformat(finished[-1]["at"]))
            count += 1
    return count / (max(times) - min(times)).total_seconds()


def main() -> None:
    """Print a row a round and the medians."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--articles", type=int, default=1000)
    ask.add_argument("--rounds", type=int, default=3)
    asked = ask.parse_args()
    records = [article(number) for number in range(asked.articles)]
    print(f"{asked.articles} articles of {statistics.mean(map(len, records)):.0f} bytes")
    rates = []
    for number in range(1, asked.rounds + 1):
        rates.append((offline(records), online(records)))
        print(f"round {number}  offline {rates[-1][0]:6.0f}/s  online {rates[-1][1]:6.0f}/s", flush=True)
    without, through = (statistics.median(column) for column in zip(*rates, strict=True))
    print(f"median   offline {without:6.0f}/s  online {through:6.0f}/s  ratio {through / without:.2f}")


if __name__ == "__main__":
    main()
