"""How far it is safe to commit: up to the first delivered offset that is not both finished and confirmed.

Only delivered offsets count, so holes of compaction and transaction markers need no special case.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

P = TypeVar("P", bound=Hashable)


@dataclass(slots=True)
class _Partition:
    pending: OrderedDict[int, bool] = field(default_factory=OrderedDict)  # offset to whether it is finished
    waiting: deque[int] = field(default_factory=deque)  # those of them whose work has not begun
    next: int = 0  # one past the last offset delivered
    timestamps: dict[int, float] = field(default_factory=dict)  # of those pending that have one


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far one partition is: the offset to commit, one past the last delivered, and what lies between.

    `unfinished` counts what was delivered, `begun` what of that is being worked on; `timestamp` is that of the record
    at `position`, None where it has none or was not delivered.
    """

    position: int
    next: int
    unfinished: int
    begun: int
    timestamp: float | None


class Watermark(Generic[P]):
    """The offsets of each partition, from delivery to confirmation. One event loop owns it; no thread may share it."""

    def __init__(self) -> None:
        """Begin with nothing delivered."""
        self._partitions: dict[P, _Partition] = {}

    def delivered(self, partition: P, offset: int, timestamp: float | None = None) -> None:
        """Note that `offset` was handed to the application. One that goes back in the log begins the partition anew."""
        state = self._partitions.get(partition)
        if state is not None and offset in state.pending:
            return
        if state is None or offset < state.next:
            state = self._partitions[partition] = _Partition()
        state.pending[offset] = False
        state.waiting.append(offset)
        state.next = offset + 1
        if timestamp is not None:
            state.timestamps[offset] = timestamp

    def begin(self, partition: P, offset: int) -> bool:
        """Say whether work on `offset` may begin, which is so for the next one in order of delivery, once.

        What was fetched before a rebalance and arrives after it gets False: it will be delivered again, in order.
        """
        state = self._partitions.get(partition)
        if state is None or not state.waiting or state.waiting[0] != offset:
            return False
        state.waiting.popleft()
        return True

    def finish(self, partition: P, offset: int) -> None:
        """Note that what came of `offset` is confirmed. Does nothing for one that was forgotten since."""
        state = self._partitions.get(partition)
        if state is not None and offset in state.pending:
            state.pending[offset] = True

    def position(self, partition: P) -> int | None:
        """Return the offset to commit (the next one to read), or None where nothing was delivered."""
        state = self._partitions.get(partition)
        if state is None:
            return None
        while state.pending:
            offset, finished = next(iter(state.pending.items()))
            if not finished:
                return offset
            state.pending.popitem(last=False)
            state.timestamps.pop(offset, None)
        return state.next

    def standing(self, partition: P) -> Standing | None:
        """Return how far `partition` is, or None where nothing was delivered."""
        position, state = self.position(partition), self._partitions.get(partition)
        if position is None or state is None:
            return None
        unfinished = sum(not finished for finished in state.pending.values())
        return Standing(
            position=position,
            next=state.next,
            unfinished=unfinished,
            begun=unfinished - len(state.waiting),
            timestamp=state.timestamps.get(position),
        )

    def partitions(self) -> tuple[P, ...]:
        """Return the partitions of which something was delivered."""
        return tuple(self._partitions)

    def in_progress(self) -> bool:
        """Say whether work has begun on anything that is not finished."""
        return any(
            not finished and (not state.waiting or offset < state.waiting[0])
            for state in self._partitions.values()
            for offset, finished in state.pending.items()
        )

    def forget(self, partitions: Iterable[P] | None = None) -> None:
        """Forget `partitions`, or all: they were revoked, or will be delivered anew from the last commit."""
        for partition in tuple(self._partitions) if partitions is None else partitions:
            self._partitions.pop(partition, None)
