"""`streams feed`: files to articles.raw."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from streams import broker, topics
from streams.cli.clients import admin, missing, producer
from streams.cli.configuration import read_settings
from streams.cli.help import examples
from streams.cli.output import counted, remark, standard_error, standard_output
from streams.cli.sending import OVERHEAD, paced, send
from streams.errors import BadInputError, UnavailableError
from streams.feeding import STANDARD_INPUT, Found, Opener, Read, Refused, find_files, open_file, read_files, read_lines
from streams.settings import Settings

app = typer.Typer(add_completion=False)

_RATE = re.compile(r"(\d+(?:\.\d+)?)(?:/s)?")


def parse_rate(text: str | float) -> float:
    """Return the records a second in `text`, such as `100` or `0.5/s`. Raises typer.BadParameter."""
    match = _RATE.fullmatch(str(text))
    if not match or not float(match[1]):
        raise typer.BadParameter(f"{text} is no rate; write records a second, such as 100/s.")
    return float(match[1])


@app.command(
    epilog=examples(
        "streams feed seeds                     # every article in a folder",
        "streams feed page.html notes.txt.gz    # one record a file",
        "streams feed crawl.jsonl --rate 50/s   # one record a line",
        "zcat crawl.jsonl.gz | streams feed -",
    )
)
def feed(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders; - is JSONL on standard input.")],
    *,
    rate: Annotated[
        float | None, typer.Option(parser=parse_rate, metavar="N/s", help="Records a second at most.")
    ] = None,
    topic: Annotated[str, typer.Option(help="Where to send them.")] = topics.RAW,
) -> None:
    """Send files to articles.raw: text (.txt), pages (.html), one raw record a line (.jsonl), and .gz of each.

    A text or a page becomes one record; lines of JSON are sent as they stand, and the pipeline judges them. A record
    counts once the broker has confirmed it. Exits with 3 if a record was too large or a file could not be read.
    """
    settings = read_settings()
    found = find_files(path for path in paths if path != STANDARD_INPUT)
    address = broker.address(settings)
    require_topic(settings, address, topic)
    with _progress(found) as (opener, show):
        records = read_all(paths, found, opener)
        sent, refused = _send(settings, address, topic, paced(records, rate) if rate else records, show)
    standard_output().print(f"{counted(sent, 'record')} sent to {topic} on {address}.")
    for path in found.passed_over:
        remark(f"{path} was passed over: its name does not tell what it holds.", "dim")
    if refused:
        raise BadInputError(f"{refused:,} of {counted(sent + refused, 'record')} could not be sent.")


def read_all(paths: Iterable[Path], found: Found, opener: Opener = open_file) -> Iterator[Read]:
    """Give the records of `found`, and of standard input if it is among `paths`."""
    limit = topics.topic(topics.RAW).largest_record
    yield from read_files(found.files, limit, opener)
    if STANDARD_INPUT in paths:
        yield from read_lines(sys.stdin.buffer, "standard input", limit)


def require_topic(settings: Settings, address: str, topic: str) -> None:
    """Raise UsageError where the broker does not have `topic`."""
    with admin(settings, address) as client:
        if topic not in client.list_topics():
            raise missing(topic)


def _send(
    settings: Settings, address: str, topic: str, records: Iterable[Read], show: Callable[[int], None]
) -> tuple[int, int]:
    sent = refused = 0
    try:
        with producer(settings, address, topics.topic(topics.RAW).largest_record + OVERHEAD) as client:
            for outcome in send(client, topic, records):
                if isinstance(outcome, Refused):
                    refused += 1
                    remark(f"{outcome.origin} was not sent: {outcome.reason}.", "red")
                else:
                    sent += 1
                    show(sent)
    except KeyboardInterrupt:
        remark(f"Interrupted; {counted(sent, 'record')} had been confirmed.")
        raise
    except UnavailableError as error:
        raise UnavailableError(f"{error} ({sent:,} records were confirmed before.)") from error
    return sent, refused


@contextmanager
def _progress(found: Found) -> Iterator[tuple[Opener, Callable[[int], None]]]:
    """Give an opener whose files move a bar as they are read, and what shows how many records are sent."""
    console = standard_error()
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[sent]:,} sent"), TimeRemainingColumn())
    total = sum(path.stat().st_size for path in found.files)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=total or None, sent=0)
        yield (
            lambda path: progress.wrap_file(open_file(path), total=total, task_id=task),
            lambda sent: progress.update(task, sent=sent),
        )
