"""`streams worker`."""

from __future__ import annotations

import typer

from streams import broker
from streams.agents.worker import work
from streams.cli import provision
from streams.cli.clients import admin
from streams.cli.configuration import read_settings
from streams.cli.help import examples
from streams.errors import UsageError
from streams.settings import Settings
from streams.topics import every_topic

app = typer.Typer(add_completion=False)


@app.command(epilog=examples("streams worker", "STREAMS_BOOTSTRAP_SERVERS=kafka.example:9092 streams worker"))
def worker() -> None:
    """Work through the topics until SIGTERM or Ctrl-C: finish what is begun, commit it, exit with 0.

    Start as many as there is work for; they share the partitions. Logs are one JSON object a line on standard error.
    """
    settings = read_settings()
    address = broker.address(settings)
    _require_topics(settings, address)
    raise typer.Exit(work(settings, address))


def _require_topics(settings: Settings, address: str) -> None:
    """Raise UsageError where a topic is missing or has other partitions than memory and output agree on."""
    with admin(settings, address) as client:
        differences = provision.compare(client, every_topic())
    blocking = [str(difference) for difference in differences if difference.what in {"topic", "partitions"}]
    if blocking:
        raise UsageError(
            f"The topics on {address} are not those of the pipeline: {'; '.join(blocking)}. "
            "`streams topics create` makes what is missing; `streams topics check` lists every difference."
        )
