import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP

from streams.agents.driver import drive
from streams.deadletter import Message
from streams.delivery.outlet import Outlet
from streams.delivery.watermark import Watermark
from streams.pipeline import STAGES


class Stream:
    """What Faust delivers: the offsets of one partition."""

    def __init__(self, *offsets: int, headers: Any = None) -> None:
        self.offsets = offsets
        self.headers = headers

    async def events(self) -> AsyncIterator[Any]:
        for offset in self.offsets:
            message = SimpleNamespace(
                tp=TP("articles.raw", 0),
                topic="articles.raw",
                partition=0,
                offset=offset,
                key=None,
                value=b"{",
                headers=self.headers,
            )
            yield SimpleNamespace(message=message)


class Taken:
    """An outlet that notes what it takes, and fails at one offset."""

    def __init__(self, fails_at: int | None = None) -> None:
        self.offsets: list[int] = []
        self.attempts: list[int] = []
        self.fails_at = fails_at

    async def take(self, message: Message) -> None:
        if message.position.offset == self.fails_at:
            raise TimeoutError("the broker does not answer")
        self.offsets.append(message.position.offset)
        self.attempts.append(message.attempts)


def driven(outlet: Taken, delivered: list[int], handed: list[int], headers: Any = None) -> list[BaseException]:
    watermark: Watermark[TP] = Watermark()
    for offset in delivered:
        watermark.delivered(TP("articles.raw", 0), offset)
    stopped: list[BaseException] = []

    async def outlet_of(_: int) -> Outlet | None:
        return outlet

    asyncio.run(_await(drive(STAGES[0], watermark, outlet_of, stopped.append)(Stream(*handed, headers=headers))))
    return stopped


async def _await(agent: Any) -> None:
    await agent


def test_takes_each_event_once_in_order_and_drops_what_is_stale() -> None:
    outlet = Taken()
    assert driven(outlet, delivered=[5, 6, 7], handed=[6, 5, 5, 6, 9, 7]) == []
    assert outlet.offsets == [5, 6, 7]


def test_an_outlet_that_fails_stops_the_worker_and_begins_nothing_more() -> None:
    outlet = Taken(fails_at=6)
    (error,) = driven(outlet, delivered=[5, 6, 7], handed=[5, 6, 7])
    assert isinstance(error, TimeoutError)
    assert outlet.offsets == [5]


@pytest.mark.parametrize(
    ("headers", "attempts"), [(None, 0), ([("streams-attempts", b"2")], 2), ({"streams-attempts": b"3"}, 3)]
)
def test_a_message_says_how_often_it_was_put_back(headers: Any, attempts: int) -> None:
    outlet = Taken()
    assert driven(outlet, delivered=[5], handed=[5], headers=headers) == []
    assert outlet.attempts == [attempts]
