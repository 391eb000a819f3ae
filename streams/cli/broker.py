"""`streams broker`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from streams import broker
from streams.broker import Running
from streams.cli.configuration import read_settings
from streams.cli.escape import shown
from streams.cli.help import examples
from streams.cli.output import print_json, remark, standard_error, standard_output

NOT_RUNNING = 1

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="The embedded broker: the real Apache Kafka, one node on 127.0.0.1, its log kept between runs.",
    epilog=examples(
        "streams broker start",
        "export STREAMS_BOOTSTRAP_SERVERS=$(streams broker status --json | jq -r .bootstrap_servers)",
        "streams broker reset --yes    # every topic and record is gone",
    ),
)


@app.command()
def start() -> None:
    """Start the broker, or find the one that runs. It goes on running until `streams broker stop`."""
    settings = read_settings()
    with standard_error().status("Looking for the embedded broker…") as line:
        running = broker.start(settings, tell=lambda text: line.update(shown(text)))
    _print(running)


@app.command()
def stop() -> None:
    """Stop the broker. Its log is kept for the next start."""
    with standard_error().status("Stopping Apache Kafka…"):
        stopped = broker.stop(read_settings())
    remark("The embedded broker is stopped." if stopped else "No embedded broker was running.")


@app.command()
def status(*, json: Annotated[bool, typer.Option("--json", help="As a JSON object.")] = False) -> None:
    """Say whether the broker runs, and where. Exits with 1 if it does not."""
    running = broker.status(read_settings())
    if json:
        print_json([_fields(running)])
    elif running:
        _print(running)
    else:
        remark("No embedded broker is running. Start one with: streams broker start")
    if running is None:
        raise typer.Exit(NOT_RUNNING)


@app.command()
def reset(*, yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False) -> None:
    """Stop the broker and delete its log: every topic and every record."""
    settings = read_settings()
    if not yes:
        typer.confirm(f"Delete every topic and record of the broker in {settings.data_dir.resolve()}?", abort=True)
    broker.reset(settings)
    remark("The embedded broker's log is deleted.")


def _print(running: Running) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_row("bootstrap servers", running.bootstrap_servers)
    table.add_row("version", f"Apache Kafka {running.version}")
    table.add_row("process", str(running.pid))
    table.add_row("folder", shown(str(running.folder)))
    standard_output().print(table, soft_wrap=True)


def _fields(running: Running | None) -> dict[str, object]:
    return {
        "running": running is not None,
        "bootstrap_servers": running and running.bootstrap_servers,
        "pid": running and running.pid,
        "version": running and running.version,
        "folder": running and str(running.folder),
    }
