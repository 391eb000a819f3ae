"""The producers that the stages write with."""

from __future__ import annotations

from aiokafka import AIOKafkaProducer

from streams.connection import for_aiokafka
from streams.settings import Settings

LARGEST_BYTES = 32 * 1024 * 1024  # above the largest max.message.bytes of schemas/topics
BATCH_BYTES = 1_000_000  # below the smallest of them, which holds for a batch as for a record
DELIVERY_SECONDS = 120.0  # a broker that is gone for longer stops the worker, which loses nothing


def new_producer(settings: Settings, bootstrap_servers: str, transactional_id: str | None = None) -> AIOKafkaProducer:
    """Return a producer, not started: idempotent, so in order and without doubles of its own retries."""
    return AIOKafkaProducer(
        **for_aiokafka(settings, bootstrap_servers),
        acks="all",
        enable_idempotence=True,
        transactional_id=transactional_id,
        linger_ms=20 if transactional_id is None else 0,  # a transaction gathers its own batch
        max_batch_size=BATCH_BYTES,
        max_request_size=LARGEST_BYTES,
        request_timeout_ms=int(DELIVERY_SECONDS * 1000),
        transaction_timeout_ms=60_000,
    )
