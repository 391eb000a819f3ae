import asyncio
from collections.abc import Awaitable, Callable

import pytest

from streams.delivery.partitions import OpenPartitions


class Door:
    """Opens when it is let, or fails to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.let = asyncio.Event()
        self.error = error
        self.is_open = False
        self.closed = 0

    async def open(self) -> None:
        await self.let.wait()
        if self.error:
            raise self.error
        self.is_open = True

    async def close(self) -> None:
        self.closed += 1


class Corridor:
    def __init__(self, errors: dict[int, Exception] | None = None) -> None:
        self.doors: dict[int, Door] = {}
        self.failed: list[BaseException] = []
        self.errors = errors or {}
        self.partitions = OpenPartitions(self.make, self.failed.append)

    def make(self, number: int) -> Door:
        self.doors[number] = Door(self.errors.get(number))
        return self.doors[number]


def walked(walk: Callable[[Corridor], Awaitable[None]], errors: dict[int, Exception] | None = None) -> Corridor:
    async def run() -> Corridor:
        corridor = Corridor(errors)
        async with asyncio.timeout(10):
            await walk(corridor)
        return corridor

    return asyncio.run(run())


def test_all_are_opened_at_once_and_each_is_waited_for_alone() -> None:
    async def walk(corridor: Corridor) -> None:
        for number in (1, 2, 3):
            corridor.partitions.begin(number)
        corridor.partitions.begin(2)
        await asyncio.sleep(0)
        assert corridor.partitions.opening() == {1, 2, 3}
        corridor.doors[2].let.set()
        assert await corridor.partitions.get(2) is corridor.doors[2]
        assert corridor.partitions.opening() == {1, 3}
        corridor.partitions.give_up()
        await asyncio.sleep(0)

    corridor = walked(walk)
    assert [door.closed for door in corridor.doors.values()] == [1, 0, 1]


def test_one_that_nobody_began_to_open_is_opened_when_it_is_asked_for() -> None:
    async def walk(corridor: Corridor) -> None:
        asked = asyncio.ensure_future(corridor.partitions.get(7))
        await asyncio.sleep(0)
        corridor.doors[7].let.set()
        assert await asked is corridor.doors[7]
        assert await corridor.partitions.get(7) is corridor.doors[7]

    walked(walk)


def test_who_waits_for_one_that_is_given_up_gets_none_and_may_ask_again() -> None:
    async def walk(corridor: Corridor) -> None:
        asked = asyncio.ensure_future(corridor.partitions.get(1))
        await asyncio.sleep(0.01)
        first = corridor.doors[1]
        corridor.partitions.give_up()
        again = asyncio.ensure_future(corridor.partitions.get(1))
        await asyncio.sleep(0)
        second = corridor.doors[1]
        second.let.set()
        assert await asked is None
        assert await again is second is not first
        assert (first.closed, second.closed) == (1, 0)
        assert corridor.partitions.opening() == set()

    walked(walk)


@pytest.mark.parametrize("error", [None, RuntimeError("the transaction cannot be aborted")])
def test_one_that_is_given_up_may_end_as_it_likes_and_the_next_one_is_used(error: Exception | None) -> None:
    class Stubborn(Door):
        async def open(self) -> None:
            try:
                await super().open()
            except asyncio.CancelledError:
                if error:
                    raise error from None

    async def walk(corridor: Corridor) -> None:
        first = corridor.doors[1] = Stubborn()
        corridor.partitions = OpenPartitions(lambda _: corridor.doors[1], corridor.failed.append)
        asked = asyncio.ensure_future(corridor.partitions.get(1))
        await asyncio.sleep(0.01)
        corridor.partitions.give_up()
        second = corridor.doors[1] = Door()
        again = asyncio.ensure_future(corridor.partitions.get(1))
        second.let.set()
        assert await asked is None
        assert await again is await corridor.partitions.get(1) is second
        assert (first.closed, second.closed) == (1, 0)

    assert walked(walk).failed == []


def test_one_that_cannot_be_opened_is_told_and_closed() -> None:
    error = TimeoutError("the broker does not answer")

    async def walk(corridor: Corridor) -> None:
        corridor.partitions.begin(1)
        corridor.doors[1].let.set()
        assert await corridor.partitions.get(1) is None

    corridor = walked(walk, {1: error})
    assert corridor.failed == [error]
    assert corridor.doors[1].closed == 1


def test_those_that_are_taken_away_are_closed_and_the_others_stay() -> None:
    async def walk(corridor: Corridor) -> None:
        for number in (1, 2):
            corridor.partitions.begin(number)
            corridor.doors[number].let.set()
            await corridor.partitions.get(number)
        await corridor.partitions.close({2, 5})
        assert [corridor.doors[number].closed for number in (1, 2)] == [0, 1]
        await corridor.partitions.close()
        assert [corridor.doors[number].closed for number in (1, 2)] == [1, 1]

    walked(walk)


def test_one_that_is_given_up_before_it_began_is_opened_when_it_is_asked_for_again() -> None:
    async def walk(corridor: Corridor) -> None:
        corridor.partitions.begin(1)
        corridor.partitions.give_up()
        asked = asyncio.ensure_future(corridor.partitions.get(1))
        await asyncio.sleep(0)
        corridor.doors[1].let.set()
        assert await asked is corridor.doors[1]

    walked(walk)
