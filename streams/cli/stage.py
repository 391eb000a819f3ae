"""`streams stage`: one stage as a filter over lines of JSON, without a broker."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import typer

from streams import topics
from streams.cli.escape import json_line
from streams.cli.filters import FILTERS, Name
from streams.cli.help import examples
from streams.feeding import Refused, read_lines

app = typer.Typer(add_completion=False)

_LONGEST_WAIT = 1.0  # seconds that an answer may wait for more to go with it


@app.command(
    epilog=examples(
        "streams stage strip < pages.jsonl",
        """echo '{"id": 1, "text": "Mayor Ada Quill spoke in Millbrook."}' | streams stage tag""",
    )
)
def stage(name: Annotated[Name, typer.Argument(help="Which stage.")]) -> None:
    r"""Read JSONL on standard input, put it through one stage, and write JSONL to standard output, line by line.

    clean takes raw records (id, source, url, text or html) and gives cleaned ones; strip does that and strips them;
    tag takes id and text and gives one entity for each mention; dedup takes id, source, published_at, title and text
    and gives the cluster_id. There is one line for each line that is not blank, in order, with the id as it came. One
    that cannot be processed comes back with `rejected`, the code and the reason.
    """
    apply = FILTERS[name]()
    flushed = time.monotonic()
    output = sys.stdout.buffer
    for number, line in enumerate(read_lines(sys.stdin.buffer, "standard input", _limit())):
        output.write(json_line(apply(None if isinstance(line, Refused) else line.value, number)))
        if sys.stdout.isatty() or time.monotonic() - flushed > _LONGEST_WAIT:
            output.flush()
            flushed = time.monotonic()
    output.flush()


def _limit() -> int:
    return topics.topic(topics.RAW).largest_record
