"""Faust, made to go back to its last commit in mid-stream, delivers everything behind it again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from faust.types import TP
from kafka import KafkaAdminClient, KafkaProducer

from streams.delivery.faust_consumer import App

RECORDS = 10


async def no_drain() -> None:
    pass


@asynccontextmanager
async def running(
    bootstrap_servers: str, topic: str, folder: Path, take: Callable[[App, Any], None]
) -> AsyncIterator[App]:
    """Run an app with one agent that begins what it may, and hands it to `take`."""
    app = App(
        topic,
        drain=no_drain,
        broker=f"kafka://{bootstrap_servers}",
        datadir=folder,
        autodiscover=False,
        broker_commit_interval=1000.0,
        consumer_auto_offset_reset="earliest",
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=False,
    )
    channel = app.topic(topic, key_serializer="raw", value_serializer="raw", value_type=bytes, partitions=1)

    async def agent(stream: Any) -> None:
        async for event in stream.events():
            if app.watermark.begin(event.message.tp, event.message.offset):
                take(app, event.message)

    app.agent(channel, name="agent")(agent)
    await app.start()
    try:
        yield app
    finally:
        await app.stop()


def fill(bootstrap_servers: str, topic: str) -> None:
    with KafkaAdminClient(bootstrap_servers=bootstrap_servers) as admin:
        admin.create_topics({topic: {"num_partitions": 1, "replication_factor": 1}})
        admin.wait_for_topics([topic])
    producer = KafkaProducer(bootstrap_servers=bootstrap_servers)
    for _ in range(RECORDS):
        producer.send(topic, b"value")
    producer.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - a test may poll
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("committed", [0, 4], ids=["before the first commit", "after a commit"])
def test_a_seek_delivers_again_what_is_not_committed(bootstrap_servers: str, tmp_path: Path, committed: int) -> None:
    topic = f"seek-{committed}"
    fill(bootstrap_servers, topic)
    taken: list[int] = []

    def take(app: App, message: Any) -> None:
        taken.append(message.offset)
        if message.offset < committed:
            app.watermark.finish(message.tp, message.offset)

    async def go_back() -> None:
        async with running(bootstrap_servers, topic, tmp_path, take) as app:
            await until(lambda: len(taken) == RECORDS)
            await app.consumer.commit()
            taken.clear()
            await app.consumer.perform_seek()
            await until(lambda: len(taken) == RECORDS - committed)
            assert app.watermark.position(TP(topic, 0)) == committed

    asyncio.run(go_back())
    assert taken == list(range(committed, RECORDS))
