import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from kafka import KafkaAdminClient

from streams import broker, topics
from streams.agents import topic_watch
from streams.agents.topic_watch import TopicsChangedError, TopicWatch, difference, identities
from streams.settings import Settings

FIRST = {"articles.raw": ("id-1", 4), "articles.marks": ("id-2", 4)}


def described(name: str, error_code: int = 0) -> dict[str, Any]:
    return {"name": name, "topic_id": f"id of {name}", "partitions": [{}, {}], "error_code": error_code}


def test_tells_topics_that_are_there_from_those_that_are_not_and_those_that_nobody_knows_of() -> None:
    assert identities([described("a"), described("b", 3)]) == {"a": ("id of a", 2)}
    assert identities([described("a"), described("b", 5)]) is None


@pytest.mark.parametrize(
    ("now", "what"),
    [
        (FIRST, None),
        (FIRST | {"articles.more": ("id-3", 1)}, None),
        ({"articles.raw": ("id-1", 4)}, "articles.marks is not there any more"),
        (FIRST | {"articles.marks": ("id-9", 4)}, "articles.marks was deleted and made anew"),
        (FIRST | {"articles.raw": ("id-1", 6)}, "articles.raw has 6 partitions, and had 4"),
    ],
)
def test_words_what_has_changed(now: dict[str, tuple[str, int]], what: str | None) -> None:
    assert difference(FIRST, now) == what


async def seen(settings: Settings, address: str, change: Callable[[], None]) -> str:
    watch = TopicWatch(settings, address)
    try:
        async with asyncio.timeout(30):
            looking = asyncio.ensure_future(watch.changed())
            await asyncio.sleep(1)
            await asyncio.to_thread(change)
            error = await looking
            assert isinstance(error, TopicsChangedError)
            return str(error)
    finally:
        watch.close()


def test_sees_topics_change_on_a_broker(fresh_broker: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topic_watch, "_EVERY_SECONDS", 0.2)
    settings = fresh_broker()
    address = broker.address(settings)
    definition = {"num_partitions": 1, "replication_factor": 1}
    with KafkaAdminClient(bootstrap_servers=address) as admin:
        admin.create_topics(dict.fromkeys(topics.ALL, definition))
        admin.wait_for_topics(list(topics.ALL))

        def remake() -> None:
            admin.delete_topics([topics.STRIPPED])
            admin.create_topics({topics.STRIPPED: definition})

        assert "articles.cleaned has 3 partitions, and had 1" in asyncio.run(
            seen(settings, address, lambda: admin.create_partitions({topics.CLEANED: 3}))
        )
        assert topics.STRIPPED in asyncio.run(seen(settings, address, remake))
        assert "articles.raw is not there any more" in asyncio.run(
            seen(settings, address, lambda: admin.delete_topics([topics.RAW]))
        )
