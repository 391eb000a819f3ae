"""Raw offsets accounted for a second, and the memory that this takes, on topics written as the pipeline writes them.

    python bench/audit.py [--records 500000] [--waiting 20000]

Marks and dead letters come in transactions of 1 to 20, as under load, so that markers lie between them; 1 record in 100
is a dead letter, and the last ones wait for tag, 3 kB each. The clock runs over `streams audit --json` as a user calls
it, the start of Python included.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

import orjson
from aiokafka import AIOKafkaProducer
from kafka import KafkaConsumer, KafkaProducer, OffsetAndMetadata, TopicPartition

from streams import broker, topics
from streams.codec import encode
from streams.delivery.producer import new_producer
from streams.records import Mark, MarkOutcome, Position
from streams.settings import Settings

PARTITIONS = 4
WRITERS = 64
MOST_IN_A_TRANSACTION = 20
DEAD_EVERY = 100
TEXT = "The harbour was closed on Monday, the port said. " * 60


def _position(number: int) -> Position:
    return Position(topic=topics.RAW, partition=number % PARTITIONS, offset=number // PARTITIONS)


def _raw(address: str, count: int) -> None:
    producer = KafkaProducer(bootstrap_servers=address, acks="all", linger_ms=20, batch_size=1 << 18)
    for number in range(count):
        producer.send(topics.RAW, b'{"id": %d, "text": "It rained."}' % number, partition=number % PARTITIONS)
    producer.close()


def _waiting(address: str, numbers: range) -> None:
    producer = KafkaProducer(bootstrap_servers=address, acks="all", linger_ms=20, batch_size=1 << 18)
    for number in numbers:
        raw = {"topic": topics.RAW, "partition": number % PARTITIONS, "offset": number // PARTITIONS}
        value = {"schema": "articles.stripped/1", "id": str(number), "trace": {"raw": raw}, "text": TEXT}
        producer.send(topics.STRIPPED, orjson.dumps(value), partition=number % PARTITIONS)
    producer.close()
    committed = numbers.stop // PARTITIONS
    consumer = KafkaConsumer(bootstrap_servers=address, group_id=Settings().application_id)
    consumer.commit(
        {TopicPartition(topics.RAW, each): OffsetAndMetadata(committed, "", -1) for each in range(PARTITIONS)}
    )
    consumer.close()


async def _outcomes(settings: Settings, address: str, count: int) -> None:
    await asyncio.gather(*(_write(settings, address, range(each, count, WRITERS)) for each in range(WRITERS)))


async def _write(settings: Settings, address: str, numbers: range) -> None:
    draw = Random(numbers.start)
    producer = new_producer(settings, address, f"bench-{numbers.start}")
    await producer.start()
    for some in _transactions(numbers, draw):
        async with producer.transaction():
            await asyncio.gather(*[await _send(producer, number) for number in some])
    await producer.stop()


def _transactions(numbers: range, draw: Random) -> Iterator[range]:
    while numbers:
        size = draw.randint(1, MOST_IN_A_TRANSACTION)
        yield numbers[:size]
        numbers = numbers[size:]


async def _send(producer: AIOKafkaProducer, number: int) -> asyncio.Future[object]:
    raw = _position(number)
    if number % DEAD_EVERY == 0:
        value = orjson.dumps({"schema": "articles.deadletter/1", "code": "empty", "value": TEXT})
        future: asyncio.Future[object] = await producer.send(topics.DEADLETTER, value, key=str(raw).encode())
        return future
    name, version = f"article-{number}", f"{number:032x}"
    mark = Mark(schema="articles.marks/1", id=name, version=version, raw=raw, outcome=MarkOutcome.INDEXED)
    key = f"{name}\x1f{version}".encode()
    sent: asyncio.Future[object] = await producer.send(
        topics.MARKS, encode(mark), key=key, partition=number % PARTITIONS
    )
    return sent


def measure(count: int, waiting: int) -> None:
    """Write the topics, audit them, and print what that took."""
    with TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), bootstrap_servers=None)
        address = broker.start(settings).bootstrap_servers
        environment = os.environ | {"STREAMS_BOOTSTRAP_SERVERS": address, "STREAMS_DATA_DIR": folder}
        command = [sys.executable, "-m", "streams"]
        try:
            subprocess.run([*command, "topics", "create"], env=environment, check=True, stdout=subprocess.DEVNULL)
            _raw(address, count)
            asyncio.run(_outcomes(settings, address, count - waiting))
            _waiting(address, range(count - waiting, count))
            _print(count, *_audited(command, environment))
        finally:
            broker.stop(settings)


def _audited(command: list[str], environment: dict[str, str]) -> tuple[dict[str, Any], float, float, float]:
    """Return what the audit counts, its seconds, those of them on a CPU, and its peak memory in MB."""
    began = time.perf_counter()
    with TemporaryFile() as output:
        process = subprocess.Popen([*command, "audit", "--json"], env=environment, stdout=output)
        _, _, usage = os.wait4(process.pid, 0)
        output.seek(0)
        totals: dict[str, Any] = orjson.loads(output.read())["totals"]
        return totals, time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _print(count: int, totals: dict[str, Any], seconds: float, on_cpu: float, megabytes: float) -> None:
    rows = {
        "offsets": f"{count:,}",
        "indexed": f"{totals['indexed']:,}",
        "dead letters": f"{totals['dead_letter']:,}",
        "waiting for tag": f"{totals['in_flight']['tag']:,}",
        "missing": f"{totals['missing']:,}",
        "seconds": f"{seconds:.1f}",
        "CPU seconds": f"{on_cpu:.1f}",
        "offsets/s": f"{count / seconds:,.0f}",
        "offsets/CPU s": f"{count / on_cpu:,.0f}",
        "peak MB": f"{megabytes:.0f}",
    }
    for name, figure in rows.items():
        print(f"{name:<16}{figure:>12}")


def main() -> None:
    """Ask for the sizes and measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--records", type=int, default=500_000)
    ask.add_argument("--waiting", type=int, default=20_000)
    asked = ask.parse_args()
    measure(asked.records, asked.waiting)


if __name__ == "__main__":
    main()
