"""kafka-python's clients for the commands, with what it raises in our own errors."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaError, KafkaTimeoutError

from streams.connection import for_kafka_python
from streams.errors import BrokerUnreachableError, UnavailableError, UsageError
from streams.settings import Settings

_ANSWER_LIMIT = 10_000  # milliseconds
_DELIVERY_LIMIT = 30_000  # milliseconds, more than request time and linger together
_CLOSE_LIMIT = 1.0  # seconds
_LINGER = 10  # milliseconds
_BATCH_BYTES = 1 << 18


@contextmanager
def admin(settings: Settings, address: str) -> Iterator[KafkaAdminClient]:
    """Give a client that manages topics. Raises UnavailableError for whatever goes wrong with the broker."""
    with _explained(address):
        client = KafkaAdminClient(**_connection(settings, address), bootstrap_timeout_ms=_ANSWER_LIMIT)
        try:
            yield client
        finally:
            client.close()


@contextmanager
def producer(settings: Settings, address: str, largest: int) -> Iterator[KafkaProducer]:
    """Give a client that writes records of up to `largest` bytes, each once and confirmed by all replicas."""
    with _explained(address):
        client = KafkaProducer(
            **_connection(settings, address),
            bootstrap_timeout_ms=_ANSWER_LIMIT,
            acks="all",
            enable_idempotence=True,
            allow_auto_create_topics=False,
            max_request_size=largest,
            max_block_ms=_ANSWER_LIMIT,
            request_timeout_ms=_ANSWER_LIMIT,
            delivery_timeout_ms=_DELIVERY_LIMIT,
            linger_ms=_LINGER,
            batch_size=_BATCH_BYTES,
        )
        try:
            yield client
        finally:
            _close(client)


def _close(client: KafkaProducer) -> None:
    """Close a producer; what is still unconfirmed was given up, or the user has interrupted the wait for it."""
    try:
        client.close(timeout=_CLOSE_LIMIT)
    except KafkaTimeoutError:
        client._closed = True  # noqa: SLF001 - its __del__ would try again, and print a traceback


@contextmanager
def consumer(settings: Settings, address: str) -> Iterator[KafkaConsumer]:
    """Give a client that reads what is committed, as a member of no group; it begins where it is told to."""
    with _explained(address):
        client = KafkaConsumer(
            **_connection(settings, address),
            bootstrap_timeout_ms=_ANSWER_LIMIT,
            isolation_level="read_committed",
            enable_auto_commit=False,
            allow_auto_create_topics=False,
            auto_offset_reset="earliest",
        )
        try:
            yield client
        finally:
            client.close(autocommit=False, timeout_ms=_ANSWER_LIMIT)


def partitions(client: KafkaConsumer, topics: Iterable[str]) -> list[TopicPartition]:
    """Return all partitions of `topics`. Raises UsageError for a topic that is not there."""
    return [TopicPartition(topic, number) for topic in topics for number in _numbers(client, topic)]


def _numbers(client: KafkaConsumer, topic: str) -> list[int]:
    numbers = client.partitions_for_topic(topic)
    if not numbers:
        raise missing(topic)
    return sorted(numbers)


def missing(topic: str) -> UsageError:
    """Return the error for a topic that the broker does not have."""
    return UsageError(f"The broker has no topic {topic}. `streams topics create` makes those of the pipeline.")


def _connection(settings: Settings, address: str) -> dict[str, Any]:
    try:
        return for_kafka_python(settings, address)
    except OSError as error:
        raise UsageError(f"A file that STREAMS_SSL_* names cannot be used: {error.strerror or error}.") from error


class _LostConnections(logging.Handler):
    """Keeps why the last connection was lost, which kafka-python logs and leaves out of its exception."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.why = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.why = record.getMessage().partition("Connection lost: ")[2] or self.why


@contextmanager
def _explained(address: str) -> Iterator[None]:
    lost = _LostConnections()
    logger = logging.getLogger("kafka.net.connection")
    logger.addHandler(lost)
    try:
        yield
    except KafkaTimeoutError as error:
        raise BrokerUnreachableError(
            f"No broker answers at {address}: {lost.why or error}. Start the embedded one with "
            "`streams broker start`, or set STREAMS_BOOTSTRAP_SERVERS to where yours is."
        ) from error
    except KafkaError as error:
        raise UnavailableError(f"The broker at {address} refused: {error}.") from error
    finally:
        logger.removeHandler(lost)
