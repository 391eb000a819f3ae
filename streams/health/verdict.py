"""Whether a worker is live, ready and moving, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from streams.health.figures import StageFigures, Waiting
from streams.health.progress import Snapshot, why_not_ready

LIVE_SECONDS = 10.0
STUCK_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StageHealth:
    """One stage of a worker. `still_seconds` is how long it has finished nothing although there was something to do.

    `partitions` counts those that the worker owns; `in_flight` is what is begun and not confirmed; `oldest_seconds` is
    the age of the oldest record that was delivered and is not finished, and `holds` says where it stands.
    """

    stage: str
    partitions: int
    lag: int
    unfinished: int
    in_flight: int
    finished: int
    oldest_seconds: float | None
    still_seconds: float
    holds: str | None
    reading: tuple[int, ...]
    waiting: Waiting | None
    stuck: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One worker. `reasons` has a sentence for whatever is not as it should be."""

    healthy: bool
    live: bool
    ready: bool
    unready_seconds: float
    loop_seconds: float
    reasons: tuple[str, ...]
    stages: tuple[StageHealth, ...]


def judge(snapshot: Snapshot, now: float) -> Health:
    """Return what `snapshot` amounts to at `now` of the same clock."""
    silence = now - snapshot.at
    live = silence < LIVE_SECONDS
    unready = why_not_ready(snapshot.figures)
    unready_seconds = 0.0 if snapshot.unready_since is None else now - snapshot.unready_since
    stages = tuple(_judged(stage, snapshot, now) for stage in snapshot.figures.stages)
    reasons = [] if live else [f"The event loop has not turned for {silence:.0f} s"]
    reasons += [] if unready is None else [f"{unready}, for {unready_seconds:.0f} s now"]
    reasons += [_why_stuck(stage) for stage in stages if stage.stuck]
    if snapshot.figures.broken_rules:
        reasons.append(f"The rules before the last change still hold: {snapshot.figures.broken_rules}")
    return Health(
        healthy=not reasons,
        live=live,
        ready=live and unready is None,
        unready_seconds=round(unready_seconds, 1),
        loop_seconds=round(silence, 1),
        reasons=tuple(reasons),
        stages=stages,
    )


def _judged(stage: StageFigures, snapshot: Snapshot, now: float) -> StageHealth:
    still = [now - since for (name, _), since in snapshot.since.items() if name == stage.stage]
    ages = [partition.age + now - snapshot.at for partition in stage.partitions if partition.age is not None]
    return StageHealth(
        stage=stage.stage,
        partitions=len(stage.partitions),
        lag=sum(partition.lag for partition in stage.partitions),
        unfinished=sum(partition.unfinished for partition in stage.partitions),
        in_flight=sum(partition.begun for partition in stage.partitions),
        finished=stage.finished,
        oldest_seconds=round(max(ages), 1) if ages else None,
        still_seconds=round(max(still, default=0.0), 1),
        holds=_held(stage, snapshot),
        reading=stage.reading,
        waiting=stage.waiting,
        stuck=max(still, default=0.0) >= STUCK_SECONDS,
    )


def _held(stage: StageFigures, snapshot: Snapshot) -> str | None:
    """Return where the input stands that has been worked on for longest, of those that do not move."""
    still = {
        partition.number: snapshot.since.get((stage.stage, partition.number), snapshot.at)
        for partition in stage.partitions
        if partition.begun
    }
    if not still:
        return None
    number = min(still, key=lambda number: still[number])
    position = next(partition.position for partition in stage.partitions if partition.number == number)
    return f"{stage.reads}/{number}/{position}"


def _why_stuck(stage: StageHealth) -> str:
    what = f"Stage {stage.stage} has stood still for {stage.still_seconds:.0f} s"
    if stage.waiting:
        return f"{what} at {stage.waiting.input}, which it tries again and again: {stage.waiting.why}"
    return f"{what} at {stage.holds}" if stage.holds else f"{what}, with {stage.lag} records to come"
