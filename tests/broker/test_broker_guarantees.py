"""What the pipeline relies on in the broker, asked of the very one that tests and first runs use."""

import asyncio
from uuid import uuid4

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import ProducerFenced
from kafka import KafkaAdminClient, KafkaProducer
from kafka.admin import NewTopic
from kafka.errors import KafkaError, UnknownTopicOrPartitionError

from streams import topics


def created(address: str, **config: str) -> str:
    name = f"test-{uuid4()}"
    with KafkaAdminClient(bootstrap_servers=address) as admin:
        admin.create_topics([NewTopic(name, num_partitions=1, replication_factor=1, topic_configs=config)])
    return name


def test_a_second_writer_fences_the_first(bootstrap_servers: str) -> None:
    topic, name = created(bootstrap_servers), f"writer-{uuid4()}"
    assert asyncio.run(fence(bootstrap_servers, topic, name)) == [b"first, committed", b"second, committed"]


async def fence(address: str, topic: str, name: str) -> list[bytes]:
    first = AIOKafkaProducer(bootstrap_servers=address, transactional_id=name)
    second = AIOKafkaProducer(bootstrap_servers=address, transactional_id=name)
    await first.start()
    async with first.transaction():
        await first.send_and_wait(topic, b"first, committed")
    await first.begin_transaction()
    await first.send_and_wait(topic, b"first, open when it was fenced")
    await second.start()
    async with second.transaction():
        await second.send_and_wait(topic, b"second, committed")
    with pytest.raises(ProducerFenced):
        await first.commit_transaction()
    await first.stop()
    await second.stop()
    return await committed(address, topic, 2)


async def committed(address: str, topic: str, count: int) -> list[bytes]:
    """Read `count` values, and whatever comes within a second after them."""
    consumer = AIOKafkaConsumer(
        topic, bootstrap_servers=address, isolation_level="read_committed", auto_offset_reset="earliest"
    )
    await consumer.start()
    values = [(await asyncio.wait_for(consumer.getone(), 10)).value for _ in range(count)]
    more = await consumer.getmany(timeout_ms=1_000)
    await consumer.stop()
    return values + [record.value for records in more.values() for record in records]


def test_the_largest_record_of_any_topic_is_taken(bootstrap_servers: str) -> None:
    largest = max(int(each.config.get("max.message.bytes", 0)) for each in topics.every_topic())
    topic = created(bootstrap_servers, **{"max.message.bytes": str(largest)})
    values = [bytes(largest - 1_000), bytes(largest - 1_001), bytes(largest - 1_002)]
    assert asyncio.run(through(bootstrap_servers, topic, values)) == values


async def through(address: str, topic: str, values: list[bytes]) -> list[bytes]:
    """Send `values` all at once and read them back."""
    producer = AIOKafkaProducer(bootstrap_servers=address, max_request_size=len(values[0]) + 1_000)
    await producer.start()
    await asyncio.gather(*[await producer.send(topic, value) for value in values])
    await producer.stop()
    return await committed(address, topic, len(values))


def test_a_misspelt_topic_is_an_error(bootstrap_servers: str) -> None:
    name = f"never-made-{uuid4()}"
    producer = KafkaProducer(bootstrap_servers=bootstrap_servers, max_block_ms=1_000)
    with pytest.raises(KafkaError):
        producer.send(name, b"value").get(timeout=5)
    producer.close()
    with KafkaAdminClient(bootstrap_servers=bootstrap_servers) as admin, pytest.raises(UnknownTopicOrPartitionError):
        admin.delete_topics([name])
