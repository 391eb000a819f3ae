"""`streams audit`: what became of every offset of articles.raw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from streams import broker, topics
from streams.audit.audit import Audit
from streams.audit.audit import audit as account
from streams.audit.ledger import Outcome
from streams.audit.log import Log, Tell
from streams.audit.refeed import refeed as put_back
from streams.audit.snapshot import TOPICS
from streams.cli.clients import admin, consumer, partitions, producer
from streams.cli.configuration import read_settings
from streams.cli.failures import FAILED
from streams.cli.help import examples
from streams.cli.output import print_json, standard_error, standard_output
from streams.cli.render.audit import as_json, as_text
from streams.cli.sending import OVERHEAD
from streams.settings import Settings

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "streams audit                     # while the workers run, or not",
        "streams audit --json | jq .totals",
        "streams audit --refeed            # put back what is missing",
    )
)
def audit(
    *,
    refeed: Annotated[bool, typer.Option("--refeed", help="Put what is missing back on articles.raw.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Prove that nothing was lost: every offset of articles.raw is indexed, a dead letter, or in flight.

    Workers may run meanwhile. Exits with 1 if something is missing and was not put back.
    """
    settings = read_settings()
    found, restored = _found(settings, broker.address(settings), refeed=refeed)
    if json:
        print_json([as_json(found, restored)])
    else:
        standard_output().print(as_text(found, restored))
    if found.ledger.totals().fates[Outcome.MISSING] > (restored or 0):
        raise typer.Exit(FAILED)


def _found(settings: Settings, address: str, *, refeed: bool) -> tuple[Audit, int | None]:
    """Return what is found, and how much was put back; None if that was not asked for."""
    with admin(settings, address) as asking, consumer(settings, address) as reading, _progress() as tell:
        partitions(reading, TOPICS)  # says which is not there
        log = Log(asking, reading, tell)
        found = account(log, settings.application_id)
        if not refeed:
            return found, None
        with producer(settings, address, topics.topic(topics.RAW).largest_record + OVERHEAD) as sending:
            return found, put_back(log, sending, found.ledger)


@contextmanager
def _progress() -> Iterator[Tell]:
    """Give what moves a bar to how far a topic is read; elsewhere than on a terminal there is none."""
    console = standard_error()
    columns = (TextColumn("{task.description}"), BarColumn(30), MofNCompleteColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as shown:
        task = shown.add_task("")
        yield lambda topic, done, of: shown.update(task, description=topic, completed=done, total=of)
