"""The topics of a broker, made anew, written by hand as the stages would, and audited."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import orjson
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, OffsetAndMetadata, TopicPartition

from streams import broker, topics
from streams.audit.audit import Audit, audit
from streams.audit.ledger import Fate, Ledger
from streams.audit.log import Log
from streams.audit.refeed import refeed
from streams.cli import provision
from streams.cli.clients import admin, consumer, producer
from streams.codec import encode
from streams.headers import ATTEMPTS, PUT_BACK_AT
from streams.records import Mark, MarkOutcome, Position
from streams.settings import Settings

INDEXED, REPEATED = MarkOutcome


def running(folder: Path) -> Iterator[str]:
    """Give a broker whose topics are the tests' own."""
    settings = Settings(data_dir=folder, bootstrap_servers=None, broker_port=0)
    try:
        yield broker.start(settings).bootstrap_servers
    finally:
        broker.stop(settings)


def raw(offset: int, partition: int = 0) -> Position:
    return Position(topic=topics.RAW, partition=partition, offset=offset)


def traced(offset: int) -> bytes:
    return orjson.dumps({"schema": "articles/1", "trace": {"raw": encode_position(raw(offset))}, "text": "It rained."})


def encode_position(position: Position) -> dict[str, Any]:
    return {"topic": position.topic, "partition": position.partition, "offset": position.offset}


class Written:
    """Every record goes to partition 0, but for dead letters, which go where their keys say."""

    def __init__(self, servers: str) -> None:
        self.servers = servers
        self.settings = Settings(bootstrap_servers=servers)
        self.group = uuid4().hex
        with admin(self.settings, servers) as client:
            client.delete_topics([topic for topic in client.list_topics() if topic in topics.ALL])
            provision.create(client, topics.every_topic())
        self.producer = KafkaProducer(bootstrap_servers=servers, acks="all")
        self.member = KafkaConsumer(bootstrap_servers=servers, group_id=self.group, enable_auto_commit=False)

    def write(self, topic: str, *values: bytes | None, **more: Any) -> None:
        for value in values:
            self.producer.send(topic, value, **{"key": b"k", "partition": 0} | more).get(30)

    def raw(self, count: int, **more: Any) -> None:
        self.write(topics.RAW, *(b'{"text": "%d"}' % number for number in range(count)), **more)

    def mark(self, offset: int, outcome: MarkOutcome = INDEXED, **more: Any) -> None:
        mark = Mark(schema="articles.marks/1", id="a", version="1", raw=raw(offset), outcome=outcome)
        self.write(topics.MARKS, encode(mark), **more)

    def letter(self, offset: int, attempts: int = 0) -> None:
        value = orjson.dumps({"attempts": attempts}) if attempts else b"not even JSON"
        self.write(topics.DEADLETTER, value, key=str(raw(offset)).encode(), partition=None)

    def tombstone(self, offset: int, at: Position, attempts: int = 1) -> None:
        headers = [(PUT_BACK_AT, str(at).encode()), (ATTEMPTS, str(attempts).encode())]
        key = str(raw(offset)).encode()
        self.write(topics.DEADLETTER, None, key=key, headers=headers, partition=None)

    def commit(self, topic: str, offset: int) -> None:
        self.member.commit({TopicPartition(topic, 0): OffsetAndMetadata(offset, "", -1)})

    @contextmanager
    def transaction(self, name: str) -> Iterator[KafkaProducer]:
        """Open a transaction; it is committed at the end, unless that was done."""
        client = KafkaProducer(bootstrap_servers=self.servers, transactional_id=name, acks="all")
        client.init_transactions()
        client.begin_transaction()
        yield client
        client.close()

    def delete(self, topic: str, before: int) -> None:
        with KafkaAdminClient(bootstrap_servers=self.servers) as client:
            client.delete_records({TopicPartition(topic, 0): before})

    @contextmanager
    def log(self) -> Iterator[Log]:
        with admin(self.settings, self.servers) as asking, consumer(self.settings, self.servers) as reading:
            yield Log(asking, reading, lambda *_: None)

    def audit(self) -> Audit:
        with self.log() as log:
            return audit(log, self.group)

    def refeed(self, ledger: Ledger) -> int:
        with self.log() as log, producer(self.settings, self.servers, 1 << 20) as sending:
            return refeed(log, sending, ledger)

    def fates(self) -> dict[Fate, int]:
        return fates(self.audit())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.producer.close()
        self.member.close(autocommit=False)


def fates(found: Audit) -> dict[Fate, int]:
    """Return how many offsets have which fate, without the zeros."""
    return {fate: count for fate, count in found.ledger.totals().fates.items() if count}


def missing(found: Audit) -> list[str]:
    return [str(position) for position in found.ledger.missing_positions()]
