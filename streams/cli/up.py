"""`streams up`: everything at once, from nothing to articles that have come out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from streams.cli import provision
from streams.cli.clients import admin, consumer, producer
from streams.cli.configuration import read_settings
from streams.cli.feed import read_all
from streams.cli.help import examples
from streams.cli.output import counted, remark, standard_output
from streams.cli.sending import OVERHEAD
from streams.cli.session.follow import feed, follow, indexed_before
from streams.cli.session.ledger import Ledger
from streams.cli.session.processes import Worker, running_broker, running_worker
from streams.cli.session.progress import progress
from streams.cli.session.report import report, where_next
from streams.cli.session.signals import ending_cleanly
from streams.cli.session.watch import Watch
from streams.errors import BadInputError
from streams.feeding import Found, find_files
from streams.settings import Settings
from streams.topics import RAW, every_topic, topic

app = typer.Typer(add_completion=False)

_LOOK = 0.5  # seconds between two looks at the worker


@app.command(
    epilog=examples(
        "streams up                        # broker, topics and worker, until Ctrl-C",
        "streams up --feed seeds           # and articles, with what came of them",
        "streams up --feed seeds --once    # the same, and end when all have come out",
    )
)
def up(
    paths: Annotated[
        list[Path] | None, typer.Option("--feed", help="A file or folder to feed; may be given again.")
    ] = None,
    *,
    once: Annotated[bool, typer.Option("--once", help="End when all that was fed has come out.")] = False,
) -> None:
    """Start the broker if none is there, create the topics, start a worker, feed files and show what comes out.

    Then serve until Ctrl-C or SIGTERM, and end all that was started here. With --once, exit with 0 when every record
    that was fed has come out, as an article or as a dead letter.
    """
    begun = time.monotonic()
    settings = read_settings()
    found = find_files(paths or [])
    with ending_cleanly(), running_broker(settings, remark) as address:
        _provide(settings, address)
        with running_worker(settings, address) as worker:
            remark(f"Apache Kafka is at {address}, and a worker is starting.")
            refused = _feed(settings, address, worker, found, begun) if found.files else 0
            if not once:
                standard_output().print(where_next(address, str(worker.log)))
                _serve(worker)
    if refused:
        raise BadInputError(f"{counted(refused, 'record')} could not be fed.")


def _provide(settings: Settings, address: str) -> None:
    with admin(settings, address) as client:
        for difference in provision.create(client, every_topic()).differences:
            remark(str(difference), "yellow")


def _feed(settings: Settings, address: str, worker: Worker, found: Found, begun: float) -> int:
    """Feed `found`, wait until all of it has come out, and report. Return how many records were refused."""
    largest = topic(RAW).largest_record + OVERHEAD
    with consumer(settings, address) as client, producer(settings, address, largest) as sender:
        ledger = Ledger(indexed_before(client))
        watch = Watch(
            client, ledger, lambda one: remark(f"First article after {time.monotonic() - begun:.1f} s: {one}")
        )
        with progress(ledger.counts) as show:

            def look(milliseconds: int) -> None:
                watch.step(milliseconds)
                show()

            refused = feed(sender, read_all([], found), ledger, look)
            follow(ledger, worker, look)
    standard_output().print(report(ledger, watch.showcase))
    return refused


def _serve(worker: Worker) -> None:
    try:
        while True:
            worker.require_alive()
            time.sleep(_LOOK)
    except KeyboardInterrupt:
        remark("Stopping.")
