"""`streams run`: files through all stages, without a broker."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from streams import pipeline
from streams.cli.configuration import read_settings
from streams.cli.escape import json_line
from streams.cli.feed import read_all
from streams.cli.help import examples
from streams.cli.output import counted, remark, standard_output
from streams.cli.render.article import before_and_after
from streams.cli.render.overview import Line, line
from streams.cli.render.summary import summary
from streams.errors import BadInputError
from streams.feeding import STANDARD_INPUT, Read, Refused, find_files
from streams.lane_limits import limits_of, ranks_of
from streams.records import DeadLetter, IndexedArticle
from streams.user_rules import rules_of

app = typer.Typer(add_completion=False)


@dataclass(slots=True)
class _Reading:
    """How far the reading has come: the origin of the last record, and how many could be read."""

    origin: str = ""
    records: int = 0
    refused: int = 0

    def keyed(self, records: Iterable[Read]) -> Iterator[tuple[bytes | None, bytes]]:
        """Give key and value of each record; name those that cannot be read on standard error."""
        for record in records:
            self.origin = record.origin
            if isinstance(record, Refused):
                self.refused += 1
                remark(f"{record.origin} was left out: {record.reason}.", "red")
            else:
                self.records += 1
                yield record.key, record.value


@dataclass(slots=True)
class _Shown:
    lines: list[Line] = field(default_factory=list)
    letters: list[tuple[str, DeadLetter]] = field(default_factory=list)


@app.command(
    epilog=examples(
        "streams run page.html                    # what stays, what goes, and why",
        "streams run seeds --json > indexed.jsonl",
        "streams run - --json < crawl.jsonl | jq .entities",
    )
)
def run(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders; - is JSONL on standard input.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Only the indexed records, one line of JSON each.")] = False,
) -> None:
    """Put files through the same stages as the worker does, without a broker, and show what comes out.

    With --json, standard output has the records as they would stand on articles.indexed. What becomes a dead letter
    is named on standard error. Nothing is remembered from one call to the next.
    """
    found = find_files(path for path in paths if path != STANDARD_INPUT)
    reading, kept = _Reading(), _Shown()
    settings = read_settings()
    records = reading.keyed(read_all(paths, found))
    for outcome in pipeline.run(records, rules_of(settings), limits_of(settings), ranks_of(settings)):
        if isinstance(outcome, DeadLetter):
            kept.letters.append((reading.origin, outcome))
        if json:
            _print_json(outcome, reading.origin)
        elif isinstance(outcome, IndexedArticle):
            kept.lines.append(line(outcome))
            standard_output().print(before_and_after(outcome), "")
    if not json:
        standard_output().print(summary(kept.lines, kept.letters))
    if reading.refused:
        raise BadInputError(f"{counted(reading.refused, 'record')} could not be read.")


def _print_json(outcome: IndexedArticle | DeadLetter, origin: str) -> None:
    if isinstance(outcome, DeadLetter):
        remark(f"{origin}: {outcome.code} in {outcome.stage}: {outcome.detail}")
    else:
        sys.stdout.buffer.write(json_line(outcome))
