"""Raw records to a topic, each confirmed by the broker before it counts as sent."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError, MessageSizeTooLargeError

from streams.errors import UnavailableError
from streams.feeding import RawRecord, Read, Refused
from streams.records import Position

OVERHEAD = 1024  # bytes that kafka-python counts beside key and value, and more
_WINDOW = 1_000  # records sent and not yet confirmed
_WINDOW_BYTES = 32 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A record that all replicas have, and where it stands."""

    record: RawRecord
    position: Position


class _Window:
    """The records on their way, oldest first, with what the broker says of each."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[RawRecord, Any]] = deque()
        self._bytes = 0

    def add(self, record: RawRecord, answer: Any) -> None:  # noqa: ANN401 - kafka-python's future
        self._waiting.append((record, answer))
        self._bytes += len(record.value)

    def settled(self) -> Iterator[Sent | Refused]:
        """Take out the oldest ones that are answered; wait for them as long as there are too many."""
        while self._waiting and (self._waiting[0][1].is_done or self._full()):
            yield self._take()

    def rest(self) -> Iterator[Sent | Refused]:
        """Wait for all that are left."""
        while self._waiting:
            yield self._take()

    def _full(self) -> bool:
        return len(self._waiting) >= _WINDOW or self._bytes >= _WINDOW_BYTES

    def _take(self) -> Sent | Refused:
        record, answer = self._waiting.popleft()
        self._bytes -= len(record.value)
        return _outcome(record, answer)


def send(producer: KafkaProducer, topic: str, records: Iterable[Read]) -> Iterator[Sent | Refused]:
    """Send `records`, and give what became of each, in order, once it is known.

    Raises UnavailableError at the first one that the broker does not confirm; those given before it are safe.
    """
    window = _Window()
    for record in records:
        if isinstance(record, Refused):
            yield from window.rest()
            yield record
            continue
        try:
            window.add(record, producer.send(topic, value=record.value, key=record.key))
        except KafkaError as error:
            yield from window.rest()
            yield _failed(record, error)
        yield from window.settled()
    yield from window.rest()


def paced(records: Iterable[Read], a_second: float) -> Iterator[Read]:
    """Give `records`, no more than `a_second` of them each second."""
    begun = time.monotonic()
    for number, record in enumerate(records):
        time.sleep(max(0.0, begun + number / a_second - time.monotonic()))
        yield record


def _outcome(record: RawRecord, answer: Any) -> Sent | Refused:  # noqa: ANN401
    try:
        stored = answer.get()
    except KafkaError as error:
        return _failed(record, error)
    return Sent(record=record, position=Position(topic=stored.topic, partition=stored.partition, offset=stored.offset))


def _failed(record: RawRecord, error: KafkaError) -> Refused:
    if isinstance(error, MessageSizeTooLargeError):
        return Refused(origin=record.origin, reason="the broker takes no record of this size")
    raise UnavailableError(f"{record.origin} was not confirmed by the broker: {error}") from error
