"""How much CPU time a worker takes to know again what it remembered, and how much memory.

    python bench/recovery.py [--marks 10000000] [--entries 100000]

Marks: `--marks` of them on four partitions, as the index stage leaves them (checkpoints, and behind the last of these
almost as many marks as make the next), read back by one process, partition after partition. Beside it the same number
of digests in a Python set. Lanes: `--entries` articles of one language, each of 124 shingles that no other has, as the
dedup stage leaves them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kafka import KafkaProducer

from streams import broker, topics
from streams.codec import encode
from streams.delivery.recovery import checkpoint_record, recover
from streams.pipeline import STAGES
from streams.records import Cluster, Copy, Coverage, History, LaneEntry, Mark, MarkOutcome, Position, Role, Signature
from streams.settings import Settings
from streams.stages.dedup import Lanes
from streams.stages.dedup.lanes import ENTRY_SCHEMA
from streams.state.digests import SIZE
from streams.state.marks import SCHEMA
from streams.state.memory import Entry
from streams.text.signature import SCHEME

PARTITIONS = 4
CHECKPOINT = 50_000  # marks
HASHES = 2**32


def mark(partition: int, number: int) -> tuple[bytes, bytes]:
    """Return key and value of a mark."""
    raw = Position(topic=topics.RAW, partition=partition, offset=number)
    name = f"u-{partition:04x}{number:020x}"
    record = Mark(schema=SCHEMA, id=name, version=f"{number:016x}", raw=raw, outcome=MarkOutcome.INDEXED)
    return f"{name}\x1f{record.version}".encode(), encode(record)


def write_marks(producer: KafkaProducer, wanted: int) -> None:
    """Write checkpoints and marks on all partitions."""
    each = wanted // PARTITIONS
    tail = min(each, CHECKPOINT - 1)
    for partition in range(PARTITIONS):
        for _ in range((each - tail) // CHECKPOINT):
            value = checkpoint_record(0, os.urandom(CHECKPOINT * SIZE))
            producer.send(topics.CHECKPOINTS, value, partition=partition)
        for number in range(tail):
            key, value = mark(partition, number)
            producer.send(topics.MARKS, value, key=key, partition=partition)
    producer.flush()


def lane_entries(wanted: int) -> Iterator[bytes]:
    """Give the entries of `wanted` articles that begin a cluster each."""
    draw = Random(1)

    def hashes(count: int, below: int = HASHES) -> tuple[int, ...]:
        return tuple(sorted(draw.sample(range(below), count)))

    for number in range(1, wanted + 1):
        signature = Signature(
            digest=f"{number:032x}",
            words=500,
            shingles=hashes(124, HASHES // 4),
            quarters=tuple(draw.choices(range(4), k=124)),
            head=hashes(38),
            names=hashes(20),
            numbers=hashes(10),
            vocabulary=hashes(64),
            title=hashes(16),
            scheme=SCHEME,
        )
        cluster = Cluster(id=f"c-{number}", canonical=f"a{number}", role=Role.CANONICAL, similarity=1.0)
        yield encode(
            LaneEntry(
                schema=ENTRY_SCHEMA,
                id=f"a{number}",
                version=f"{number:016x}",
                language="en",
                count=number,
                at=number,
                now=number,
                signature=signature,
                number=number,
                merged=(),
                before=None,
                cluster=cluster,
                history=History(number=1, earlier=()),
                changes=None,
                coverage=Coverage(
                    articles=1,
                    publishers=("Harbour and Fleet",),
                    longest=Copy(id=f"a{number}", source="harbour.example", words=500),
                    highest_ranked=None,
                    origin=None,
                ),
                judgement=None,
                body=None,
            )
        )


def write_lane(producer: KafkaProducer, wanted: int) -> None:
    """Write the entries of a lane, and its checkpoints as the dedup stage does."""
    lanes = Lanes()
    for written, value in enumerate(lane_entries(wanted), 1):
        entry = Entry(key=b"lane", value=value)
        producer.send(topics.LANES, entry.value, key=entry.key, partition=0)
        lanes.restore(entry)
        for part in lanes.checkpoint():
            producer.send(topics.LANE_CHECKPOINTS, checkpoint_record(written, part), partition=0)


def recovered(settings: Settings, address: str, stage_number: int, partitions: int) -> tuple[float, float]:
    """Return the CPU seconds and the megabytes that the memories of a stage take to be read back."""
    stage = STAGES[stage_number]
    before = _megabytes()
    began = time.process_time()
    memories = [stage.memory() for _ in range(partitions)]
    for number, memory in enumerate(memories):
        asyncio.run(_read_back(recover(settings, address, stage, number, memory)))
    return time.process_time() - began, _megabytes() - before


async def _read_back(recovery: AsyncIterator[int]) -> None:
    async for _ in recovery:
        pass


def in_a_set(wanted: int) -> float:
    """Return the megabytes of a Python set of as many digests."""
    before = _megabytes()
    digests = {os.urandom(SIZE) for _ in range(wanted)}
    return (_megabytes() - before) if digests else 0.0


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_a_process(*arguments: str) -> None:
    # The peak of a process never falls again, and what it starts begins with it: each row needs one of its own.
    subprocess.run([sys.executable, __file__, *arguments], check=True)


def _row(settings: Settings, address: str, asked: argparse.Namespace) -> None:
    if asked.row == "write":
        _write(address, asked)
        return
    if asked.row == "set":
        print(f"{asked.marks:>10,} digests in a Python set                   {in_a_set(asked.marks):7.0f} MB")
        return
    if asked.row == "marks":
        seconds, megabytes = recovered(settings, address, 4, PARTITIONS)
        print(f"{asked.marks:>10,} marks on {PARTITIONS} partitions       {seconds:7.1f} s   {megabytes:7.0f} MB")
        return
    seconds, megabytes = recovered(settings, address, 3, 1)
    rate = asked.entries / seconds
    print(f"{asked.entries:>10,} articles in a lane       {seconds:7.1f} s   {megabytes:7.0f} MB   {rate:,.0f}/s")


def main() -> None:
    """Write the topics, then print a row for each memory."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--marks", type=int, default=10_000_000)
    ask.add_argument("--entries", type=int, default=100_000)
    ask.add_argument("--row", choices=("write", "set", "marks", "lane"), help=argparse.SUPPRESS)
    ask.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.row:
        settings = Settings(data_dir=asked.folder, bootstrap_servers=None)
        _row(settings, broker.address(settings), asked)
        return
    with TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), bootstrap_servers=None)
        address = broker.start(settings).bootstrap_servers
        try:
            environment = os.environ | {"STREAMS_BOOTSTRAP_SERVERS": address, "STREAMS_DATA_DIR": folder}
            command = [sys.executable, "-m", "streams", "topics", "create"]
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
            for row in ("write", "set", "marks", "lane"):
                sizes = (f"--marks={asked.marks}", f"--entries={asked.entries}")
                _in_a_process("--row", row, "--folder", folder, *sizes)
        finally:
            broker.stop(settings)


def _write(address: str, asked: argparse.Namespace) -> None:
    producer = KafkaProducer(bootstrap_servers=address, max_request_size=4_000_000, linger_ms=20)
    write_marks(producer, asked.marks)
    write_lane(producer, asked.entries)
    producer.close()


if __name__ == "__main__":
    main()
