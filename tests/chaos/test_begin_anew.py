import asyncio
from collections import Counter
from collections.abc import Callable

import orjson
from cluster import Cluster

from streams import topics
from streams.delivery.producer import new_producer
from streams.settings import Settings

ARTICLES = 40


def records(first: int) -> list[tuple[bytes | None, bytes]]:
    return [(None, article(number)) for number in range(first, first + ARTICLES)]


def article(number: int) -> bytes:
    text = f"LISBON — A crane fell into the harbour on Monday, the port said. It was crane number {number}."
    return orjson.dumps({"id": f"a{number}", "text": text})


async def fence_all(settings: Settings, address: str) -> None:
    """Take every partition of the last stage from its worker, as a broker does that gives a transaction up."""
    for partition in range(topics.topic(topics.DEDUPED).partitions):
        producer = new_producer(settings, address, f"streams-index-{partition}")
        await producer.start()
        await producer.stop()


def test_a_worker_that_was_fenced_with_no_rebalance_goes_on_by_itself_and_doubles_nothing(
    fresh_broker: Callable[[], Settings],
) -> None:
    with Cluster(fresh_broker()) as cluster:
        cluster.feed(records(0))
        worker = cluster.start_worker()
        cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) == ARTICLES, 90)
        asyncio.run(fence_all(cluster.settings, cluster.servers))
        cluster.feed(records(ARTICLES))
        wanted = {f"a{number}" for number in range(2 * ARTICLES)}
        cluster.wait_for(lambda: len(cluster.read(topics.INDEXED)) >= len(wanted), 120)
        assert Counter(article["id"] for article in cluster.read(topics.INDEXED)) == dict.fromkeys(wanted, 1)
        assert worker.poll() is None
        assert '"worker_begins_anew"' in cluster.log_text()
