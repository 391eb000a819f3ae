"""`streams worker`."""

from __future__ import annotations

import signal
import sys
import time
from random import SystemRandom
from typing import Annotated

import typer

from streams import broker
from streams.agents.ending import TOLD_TO_END
from streams.agents.logs import configure_logs
from streams.agents.worker import work
from streams.cli import provision
from streams.cli.clients import admin
from streams.cli.configuration import read_settings
from streams.cli.help import examples
from streams.errors import UnavailableError, UsageError
from streams.settings import Settings
from streams.topics import every_topic

app = typer.Typer(add_completion=False)

_FIRST_WAIT, _MOST_WAIT = 1.0, 15.0  # seconds


@app.command(epilog=examples("streams worker", "STREAMS_BOOTSTRAP_SERVERS=kafka.example:9092 streams worker"))
def worker(
    *, wait: Annotated[bool, typer.Option("--wait", help="Wait for a broker that does not answer yet.")] = False
) -> None:
    """Work through the topics until SIGTERM or Ctrl-C: finish what is begun, commit it, exit with 0.

    Start as many as there is work for; they share the partitions. A worker that loses the broker for long begins anew
    by itself, as if it had been started again with --wait. Logs are one JSON object a line on standard error.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the agents, which have something to finish, take over
    signal.pthread_sigmask(signal.SIG_UNBLOCK, TOLD_TO_END)  # blocked where a worker has begun anew
    settings = read_settings()
    address = _waited_for(settings) if wait else _checked(settings)
    raise typer.Exit(work(settings, address))


def _waited_for(settings: Settings) -> str:
    """Return the broker's address as soon as it answers."""
    log = configure_logs(settings.log_level)
    seconds = _FIRST_WAIT
    while True:
        try:
            return _checked(settings)
        except UnavailableError as error:
            log.warning("waiting_for_broker", detail=str(error))
            time.sleep(SystemRandom().uniform(seconds / 2, seconds))
            seconds = min(2 * seconds, _MOST_WAIT)


def _checked(settings: Settings) -> str:
    """Return the broker's address. Raises UsageError where its topics are not those that the stages can work on."""
    address = broker.address(settings)
    with admin(settings, address) as client:
        differences = provision.compare(client, every_topic())
    blocking = [str(difference) for difference in differences if _blocks(difference)]
    if blocking:
        raise UsageError(
            f"The topics on {address} are not those of the pipeline: {'; '.join(blocking)}. "
            "`streams topics create` makes what is missing; `streams topics check` lists every difference."
        )
    return address


def _blocks(difference: provision.Difference) -> bool:
    """Say whether a stage would fail on it: memory and output agree on partitions, each output fits its topic."""
    if difference.what == "max.message.bytes":
        return int(difference.found or 0) < int(difference.wanted)
    return difference.what in {"topic", "partitions"}
