"""The partitions of the stages that remember, each opened as soon as this worker gets it, all of them at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Generic, Protocol, TypeVar


class Openable(Protocol):
    """What takes a while to open, and can be closed at any time."""

    async def open(self) -> None:
        """Open it."""
        ...

    async def close(self) -> None:
        """Close it, whether it was opened or not."""
        ...


P = TypeVar("P", bound=Hashable)
T = TypeVar("T", bound=Openable)


class OpenPartitions(Generic[P, T]):
    """What is open, or being opened, by partition."""

    def __init__(self, make: Callable[[P], T], failed: Callable[[BaseException], None]) -> None:
        """`make` gives what is to be opened for a partition; `failed` is told where that fails."""
        self._make = make
        self._failed = failed
        self._open: dict[P, T] = {}
        self._opening: dict[P, asyncio.Task[None]] = {}

    def opening(self) -> set[P]:
        """Return the partitions that are being opened."""
        return set(self._opening)

    def begin(self, partition: P) -> None:
        """Begin to open `partition`, unless that was done."""
        if partition in self._open or partition in self._opening:
            return
        task = asyncio.ensure_future(self._opened(partition, self._make(partition)))
        self._opening[partition] = task
        task.add_done_callback(partial(self._ended, partition))

    async def get(self, partition: P) -> T | None:
        """Return what is open for `partition`, opened first where need be; None where that was given up meanwhile."""
        self.begin(partition)
        task = self._opening.get(partition)
        if task is not None:
            await asyncio.wait([task])
            if task.cancelled():
                return None
        return self._open.get(partition)

    def give_up(self) -> None:
        """Give up what is still being opened: a long memory can outlast a rebalance, which evicts who holds it up.

        It can be begun anew at once, while what was given up is still being closed.
        """
        given_up, self._opening = self._opening, {}
        for task in given_up.values():
            task.cancel()

    async def close(self, partitions: Iterable[P] | None = None) -> None:
        """Close `partitions`, or all."""
        chosen = set(self._open) if partitions is None else self._open.keys() & set(partitions)
        await asyncio.gather(*(self._open.pop(partition).close() for partition in chosen))

    async def _opened(self, partition: P, opening: T) -> None:
        failure: Exception | None = None
        try:
            await opening.open()
        except asyncio.CancelledError:
            await opening.close()
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, who owns the partition cannot go on
            failure = error
        if self._opening.get(partition) is not asyncio.current_task():
            # Given up, and nobody minds how it ended: a transaction that is broken off may fail, or find itself fenced.
            await opening.close()
            raise asyncio.CancelledError
        if failure is None:
            self._open[partition] = opening
        else:
            await opening.close()
            self._failed(failure)

    def _ended(self, partition: P, task: asyncio.Task[None]) -> None:
        if self._opening.get(partition) is task:
            del self._opening[partition]
