"""What is wrong, and what to do about it: one problem for each, from what the broker and the workers say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from streams.cli.checkup.group import Group, StageLag
from streams.cli.checkup.local import ANSWER_SECONDS, Worker
from streams.cli.output import counted
from streams.health.verdict import Health, StageHealth

SECOND_LOOK_SECONDS = 5.0  # five times the interval of commits
UNREADY_SECONDS = 60.0  # a start or a rebalance takes 20 s
_STABLE = "Stable"
_AGAIN = "start it again: nothing is lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, and one sentence on what to do. `stage` where it is one stage's."""

    what: str
    advice: str
    stage: str | None = None


def needs_second_look(group: Group, workers: Sequence[Worker]) -> bool:
    """Say whether only the broker can tell if what lags moves: some of the group's workers are not on this machine."""
    return group.members > len(workers) and (group.state != _STABLE or any(stage.lag for stage in group.stages))


def of_workers(workers: Sequence[Worker]) -> Iterator[Problem]:
    """Give what is wrong with the workers of this machine."""
    for worker in workers:
        if worker.health is None:
            yield _frozen(worker.pid)
        else:
            yield from _of_worker(worker.pid, worker.health)


def of_group(first: Group, second: Group | None, workers: Sequence[Worker]) -> Iterator[Problem]:
    """Give what is wrong with the group; `second` is a later look at it, where there was one.

    A group that changes since a worker of this machine has just come has no problem of its own.
    """
    latest = second or first
    if any(worker.health and _starting(worker.health) for worker in workers):
        return
    if not latest.members:
        yield from _deserted(latest)
    elif latest.state == _STABLE:
        yield from (_unowned(stage) for stage in latest.stages if stage.owned < stage.partitions)
        if second and first.state == _STABLE:
            yield from _standing(first, second)
    elif second and first.state != _STABLE:
        yield _sharing(latest)


def _starting(health: Health) -> bool:
    return health.live and not health.ready and health.unready_seconds < UNREADY_SECONDS


def _deserted(group: Group) -> Iterator[Problem]:
    waiting = sum(stage.lag for stage in group.stages)
    if waiting:
        yield Problem(
            what=f"No worker is in group {group.name}, and {counted(waiting, 'record')} wait",
            advice="Start one: `streams worker`",
        )


def _sharing(group: Group) -> Problem:
    return Problem(
        what=f"Group {group.name} is sharing out its partitions ({group.state})",
        advice="Look again in 20 s; if it goes on, find the worker that comes and goes by its log",
    )


def _frozen(pid: int) -> Problem:
    return Problem(
        what=f"Worker {pid} does not answer within {ANSWER_SECONDS:.0f} s: its process is stopped or blocked",
        advice=f"`ps -o stat= -p {pid}`: at T, let it go on with `kill -CONT {pid}`; "
        f"at anything else, `kill -KILL {pid}` and {_AGAIN}",
    )


def _of_worker(pid: int, health: Health) -> Iterator[Problem]:
    if not health.live:
        yield Problem(
            what=f"Worker {pid} is not live. {health.reasons[0]}",
            advice=f"If that line is the same a minute later, `kill -KILL {pid}` and {_AGAIN}",
        )
        return
    stuck = [stage for stage in health.stages if stage.stuck]
    if not health.ready and not _starting(health):
        yield Problem(
            what=f"Worker {pid} is not ready. {health.reasons[0]}",
            advice="A long memory takes minutes to read. At anything else, read the worker's log",
        )
    for stage, reason in zip(stuck, health.reasons[-len(stuck) :], strict=False):
        yield Problem(what=f"Worker {pid}: {reason}", advice=_unstick(pid, stage), stage=stage.stage)


def _unstick(pid: int, stage: StageHealth) -> str:
    if stage.waiting:
        return "Mend what does not answer; the worker then goes on by itself"
    return f"`kill {pid}`, after 45 s `kill -KILL {pid}`, and {_AGAIN}. If it stops at the same record again, report it"


def _unowned(stage: StageLag) -> Problem:
    return Problem(
        what=f"{stage.partitions - stage.owned} of {stage.partitions} partitions of {stage.stage} have no worker",
        advice="Look again in 20 s; if it goes on, start the workers again: nothing is lost",
        stage=stage.stage,
    )


def _standing(first: Group, second: Group) -> Iterator[Problem]:
    for before, after in zip(first.stages, second.stages, strict=True):
        if before.lag and after.lag and before.positions == after.positions:
            yield Problem(
                what=f"Stage {after.stage} has committed nothing for {SECOND_LOOK_SECONDS:.0f} s, "
                f"and {counted(after.lag, 'record')} wait",
                advice="Look again in a minute: a memory may be read. Then use `streams health` where its worker runs",
                stage=after.stage,
            )
