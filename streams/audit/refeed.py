"""Puts missing records back on articles.raw.

The record first, and once that is confirmed, a tombstone on articles.deadletter that says where the record stands now,
so that the next audit knows. After a crash between the two the old offset is missing still, and the next refeed sends
the record a second time; that changes nothing, since the index stage puts out each version of each article once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kafka import KafkaProducer

from streams import topics
from streams.audit.ledger import Ledger
from streams.audit.log import Log, Records
from streams.audit.runs import joined
from streams.headers import ATTEMPTS, PUT_BACK_AT, attempts
from streams.records import Position


def refeed(log: Log, producer: KafkaProducer, ledger: Ledger) -> int:
    """Put back what is missing in `ledger`, and return how many records that were: those that can still be read."""
    return sum(_put_back(producer, ledger, records) for records in _missing(log, ledger))


def _missing(log: Log, ledger: Ledger) -> Iterator[Records]:
    for partition in log.partitions(topics.RAW):
        for span in joined(ledger.missing(partition.partition)):
            yield from log.read({partition: span})


def _put_back(producer: KafkaProducer, ledger: Ledger, records: Records) -> int:
    missing = [(raw, record) for record in records if ledger.is_missing(raw := _position(record))]
    sent = [(raw, _send(producer, record)) for raw, record in missing]
    told = [_tell(producer, raw, answer.get()) for raw, answer in sent]
    for answer in told:
        answer.get()
    return len(told)


def _send(producer: KafkaProducer, record: Any) -> Any:  # noqa: ANN401 - kafka-python's record and future
    headers = [(name, value or b"") for name, value in record.headers if name != ATTEMPTS]
    headers.append((ATTEMPTS, str(attempts(record.headers)).encode()))
    # kafka-python sends no record that has neither key nor value.
    key = b"" if record.key is None and record.value is None else record.key
    return producer.send(topics.RAW, record.value, key, headers, partition=record.partition)


def _tell(producer: KafkaProducer, raw: Position, stored: Any) -> Any:  # noqa: ANN401 - kafka-python's
    at = Position(topic=stored.topic, partition=stored.partition, offset=stored.offset)
    return producer.send(topics.DEADLETTER, key=str(raw).encode(), headers=[(PUT_BACK_AT, str(at).encode())])


def _position(record: Any) -> Position:  # noqa: ANN401 - kafka-python's
    return Position(topic=record.topic, partition=record.partition, offset=record.offset)
