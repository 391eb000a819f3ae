"""The result for people: a line that says it, the stages, the workers, and what to do about each problem."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.checkup.group import Group, StageLag
from streams.cli.checkup.judgement import Problem
from streams.cli.checkup.local import Worker
from streams.cli.escape import shown
from streams.cli.output import counted


def report(group: Group | None, workers: Sequence[Worker], problems: Sequence[Problem]) -> RenderableType:
    """Return all of it; without `group` what the workers alone said."""
    parts: list[RenderableType] = [_verdict(group, workers, problems), *_advised(problems)]
    if group:
        parts += ["", _stages(group, {problem.stage for problem in problems})]
        parts += ["", f"At most {counted(group.dead_letters, 'dead letter')} in the last hour."]
    if workers:
        parts += ["", _workers(workers), *_remarks(workers)]
    return Lines(*parts)


def _verdict(group: Group | None, workers: Sequence[Worker], problems: Sequence[Problem]) -> Text:
    if problems:
        return shown(f"Not healthy: {counted(len(problems), 'problem')}.", "bold red")
    if group is None:
        return shown(f"Healthy: {counted(len(workers), 'worker')} on this machine.", "green")
    return shown(f"Healthy: {counted(group.members, 'worker')} in group {group.name}; {_waiting(group)}.", "green")


def _waiting(group: Group) -> str:
    lag = sum(stage.lag for stage in group.stages)
    ages = [stage.oldest_seconds for stage in group.stages if stage.oldest_seconds is not None]
    if not lag:
        return "nothing waits"
    return f"{counted(lag, 'record')} to do" + (f", the oldest for {_age(max(ages))}" if ages else "")


def _advised(problems: Sequence[Problem]) -> list[RenderableType]:
    table = Table.grid(padding=(0, 1))
    for problem in problems:
        table.add_row("-", shown(f"{problem.what}."))
        table.add_row("", shown(f"{problem.advice}.", "bold"))
    return [table] if problems else []


def _stages(group: Group, troubled: set[str | None]) -> Table:
    table = Table("stage", box=None, pad_edge=False)
    for column in ("partitions", "with a worker", "to do", "oldest"):
        table.add_column(column, justify="right")
    table.add_column("state")
    for stage in group.stages:
        table.add_row(
            stage.stage,
            str(stage.partitions),
            str(stage.owned),
            f"{stage.lag:,}",
            "-" if stage.oldest_seconds is None else _age(stage.oldest_seconds),
            _state(stage, troubled),
        )
    return table


def _state(stage: StageLag, troubled: set[str | None]) -> str:
    if stage.stage in troubled:
        return "see above"
    if not stage.lag:
        return "idle"
    return "moves" if stage.owned else "waits"


def _workers(workers: Sequence[Worker]) -> Table:
    table = Table("worker", "since", "live", "ready", "stuck", box=None, pad_edge=False)
    for worker in workers:
        health = worker.health
        if health is None:
            table.add_row(str(worker.pid), shown(worker.started_at), "no answer", "", "")
            continue
        stuck = ", ".join(stage.stage for stage in health.stages if stage.stuck)
        table.add_row(
            str(worker.pid), shown(worker.started_at), _yes(health.live), _yes(health.ready), stuck or "nothing"
        )
    return table


def _remarks(workers: Sequence[Worker]) -> list[RenderableType]:
    """Say of each worker that is not ready why: it may be no problem yet."""
    return [
        shown(f"Worker {worker.pid} is not ready. {worker.health.reasons[0]}.")
        for worker in workers
        if worker.health and worker.health.live and not worker.health.ready
    ]


def _yes(value: bool) -> str:  # noqa: FBT001 - what is worded
    return "yes" if value else "no"


def _age(seconds: float) -> str:
    for unit, length in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"
