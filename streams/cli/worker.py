"""`streams worker`."""

from __future__ import annotations

import typer

from streams import broker
from streams.agents.worker import work
from streams.cli.configuration import read_settings
from streams.cli.help import examples

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("streams worker", "STREAMS_BOOTSTRAP_SERVERS=kafka.example:9092 streams worker"))
def worker() -> None:
    """Work through the topics until SIGTERM or Ctrl-C: finish what is begun, commit it, exit with 0.

    Start as many as there is work for; they share the partitions. Logs are one JSON object a line on standard error.
    """
    settings = read_settings()
    raise typer.Exit(work(settings, broker.address(settings)))
