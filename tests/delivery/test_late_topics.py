"""A worker that joined before its topics were to be seen gets them once they are."""

import asyncio
from pathlib import Path
from typing import Any

from test_seek import fill, running

from streams.delivery.faust_consumer import App


async def delivered_late(bootstrap_servers: str, topic: str, folder: Path) -> None:
    some = asyncio.Event()

    def take(_: App, message: Any) -> None:  # noqa: ARG001
        some.set()

    async with running(bootstrap_servers, topic, folder, take):
        await asyncio.sleep(8)
        await asyncio.to_thread(fill, bootstrap_servers, topic)
        async with asyncio.timeout(30):
            await some.wait()


def test_topics_that_a_restarted_broker_shows_late_are_worked_on_all_the_same(
    bootstrap_servers: str, tmp_path: Path
) -> None:
    asyncio.run(delivered_late(bootstrap_servers, "shown-late", tmp_path))
