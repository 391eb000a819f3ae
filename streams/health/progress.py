"""Since when what has something to do has not moved: one snapshot follows from the last and from new figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from streams.health.figures import STARTING, Figures, Partition, StageFigures

SILENT_SECONDS = 20.0  # an idle partition is fetched ten times a second

Place = tuple[str, int | None]  # a stage, or one partition of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The figures at one moment of the monotonic clock, and since when what stands still does."""

    at: float
    figures: Figures = STARTING
    since: Mapping[Place, float] = field(default_factory=dict)
    unready_since: float | None = None


def follow(last: Snapshot, figures: Figures, at: float) -> Snapshot:
    """Return the snapshot of `figures`, `last` being the one before."""
    still = set(_still(last.figures, figures))
    unready_since = last.at if last.unready_since is None else last.unready_since
    return Snapshot(
        at=at,
        figures=figures,
        since={place: last.since.get(place, last.at) for place in still},
        unready_since=None if why_not_ready(figures) is None else unready_since,
    )


def why_not_ready(figures: Figures) -> str | None:
    """Return why a worker with these figures is not doing its work, None if it is."""
    if figures.stopping:
        return "It is stopping"
    if not figures.joined:
        return "It has not joined the group"
    if figures.rebalancing:
        return "The group is sharing out its partitions"
    if figures.silent is not None and figures.silent > SILENT_SECONDS:
        return f"The broker has not answered for {figures.silent:.0f} s"
    reading = [f"{stage.reads}/{number}" for stage in figures.stages for number in stage.reading]
    return f"It reads the memory of {', '.join(reading)}" if reading else None


def _still(last: Figures, figures: Figures) -> Iterator[Place]:
    before = {stage.stage: stage for stage in last.stages}
    if not figures.joined or figures.rebalancing:
        return
    moving = {stage.stage for stage in figures.stages if _moved(before.get(stage.stage), stage)}
    for stage in figures.stages:
        known = before.get(stage.stage)
        if known is None or stage.reading:
            continue
        if _pending(stage) and stage.stage not in moving and not _behind_others(stage, figures, moving):
            yield stage.stage, None
        positions = {partition.number: partition for partition in known.partitions}
        for partition in stage.partitions:
            if partition.begun and _at_the_same(positions.get(partition.number), partition):
                yield stage.stage, partition.number


def _pending(stage: StageFigures) -> bool:
    return any(partition.lag or partition.unfinished for partition in stage.partitions)


def _moved(before: StageFigures | None, stage: StageFigures) -> bool:
    """Say whether the stage finished something, or was handed other partitions or other records."""
    return before is None or before.finished != stage.finished or _positions(before) != _positions(stage)


def _positions(stage: StageFigures) -> list[tuple[int, int]]:
    return [(partition.number, partition.position) for partition in stage.partitions]


def _behind_others(stage: StageFigures, figures: Figures, moving: set[str]) -> bool:
    """Say whether a stage that was handed nothing waits for its turn: all are handed their records by one hand."""
    return not any(partition.unfinished for partition in stage.partitions) and any(
        other.stage in moving and any(partition.unfinished for partition in other.partitions)
        for other in figures.stages
    )


def _at_the_same(before: Partition | None, partition: Partition) -> bool:
    return before is not None and before.begun > 0 and before.position == partition.position
