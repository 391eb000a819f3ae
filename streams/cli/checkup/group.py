"""The group of the workers, as the broker knows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLag:
    """One stage. `owned` counts the partitions that some worker has; `positions` has the offset to go on from in each.

    `lag` counts offsets, the ends of transactions between the records too; it is 0 where no record is left.
    """

    stage: str
    partitions: int
    owned: int
    positions: tuple[int, ...]
    lag: int
    oldest_seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The group of the workers. `dead_letters` is the most that can have come in the last hour."""

    name: str
    state: str
    members: int
    stages: tuple[StageLag, ...]
    dead_letters: int
