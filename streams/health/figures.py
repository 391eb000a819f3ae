"""What is counted in a worker, at one moment. Durations are seconds before that moment."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """One partition that this worker owns.

    `position` is the first offset that is not finished, `lag` what is left from there to the end of the log,
    `unfinished` what of that was delivered, `begun` what of that is being worked on. `age` is that of the record at
    `position`, where it was delivered.
    """

    number: int
    position: int
    lag: int
    unfinished: int
    begun: int
    age: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An input that is tried again and again, since something does not answer."""

    input: str
    seconds: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFigures:
    """One stage. `finished` counts since the worker began; `reading` are the partitions whose memory is being read."""

    stage: str
    reads: str
    partitions: tuple[Partition, ...] = ()
    finished: int = 0
    reading: tuple[int, ...] = ()
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One worker. `silent` is how long the broker has answered no fetch, None where it was not asked.

    `broken_rules` says what is wrong with the file of rules, while those before it still hold.
    """

    joined: bool
    rebalancing: bool = False
    stopping: bool = False
    silent: float | None = None
    broken_rules: str | None = None
    stages: tuple[StageFigures, ...] = ()


STARTING = Figures(joined=False)
STOPPING = Figures(joined=False, stopping=True)
