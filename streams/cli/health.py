"""`streams health`: whether articles get through, how far behind they are, and what to do if they do not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from streams.cli.checkup import local
from streams.cli.checkup.group import Group
from streams.cli.checkup.judgement import (
    SECOND_LOOK_SECONDS,
    Problem,
    needs_second_look,
    of_group,
    of_workers,
)
from streams.cli.checkup.local import Worker
from streams.cli.checkup.report import report
from streams.cli.configuration import read_settings
from streams.cli.help import examples
from streams.cli.output import print_json, standard_output
from streams.settings import Settings

UNHEALTHY = 1

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "streams health",
        "streams health --json | jq '.problems[].advice'",
        "streams health --local    # the probe of a container: no broker is asked",
    )
)
def health(
    *,
    json: Annotated[bool, typer.Option("--json", help="As a JSON object.")] = False,
    only_local: Annotated[
        bool, typer.Option("--local", help="Ask the workers of this machine, and not the broker.")
    ] = False,
) -> None:
    """Say whether the pipeline is well: who is at work, how far behind each stage is, and what to do about a problem.

    It asks the broker, and the workers of this machine and data folder. A stage is stuck when it has had something to
    do for 20 s and finished nothing. Where workers of the group run elsewhere, the broker's word alone decides: if
    anything waits, it is asked twice, 5 s apart, and a stage that has committed nothing in between is stuck.

    What is to do counts the ends of transactions, too, as does the number of dead letters. Exits with 0 if all is
    well, 1 if not, 4 where no broker answers. A worker may take a minute to become ready.
    """
    settings = read_settings()
    workers = local.ask(settings)
    group, problems = _alone(settings, workers) if only_local else _with_broker(settings, workers)
    if json:
        print_json([_fields(group, workers, problems)])
    else:
        standard_output().print(report(group, workers, problems))
    if problems:
        raise typer.Exit(UNHEALTHY)


def _alone(settings: Settings, workers: Sequence[Worker]) -> tuple[None, list[Problem]]:
    if workers:
        return None, list(of_workers(workers))
    nobody = f"No worker of {settings.data_dir.resolve()} runs on this machine"
    return None, [Problem(what=nobody, advice="Start one: `streams worker`, or set STREAMS_DATA_DIR to its folder")]


def _with_broker(settings: Settings, workers: Sequence[Worker]) -> tuple[Group, list[Problem]]:
    from streams import broker  # noqa: PLC0415 - what asks no broker need not load its client
    from streams.cli.checkup.look import look  # noqa: PLC0415
    from streams.cli.clients import admin, consumer  # noqa: PLC0415

    address, second = broker.address(settings), None
    with admin(settings, address) as client, consumer(settings, address) as reader:
        first = look(client, reader, settings.application_id)
        if needs_second_look(first, workers):
            time.sleep(SECOND_LOOK_SECONDS)
            second = look(client, reader, settings.application_id)
    return second or first, [*of_workers(workers), *of_group(first, second, workers)]


def _fields(group: Group | None, workers: Sequence[Worker], problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "healthy": not problems,
        "problems": [asdict(problem) for problem in problems],
        "group": group and asdict(group),
        "workers": [asdict(worker) for worker in workers],
    }
