"""`streams label`: the blocks of articles with their labels, to be corrected by hand and trained on."""

from __future__ import annotations

import csv
import sys
from codecs import getwriter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from streams.cli.configuration import read_settings
from streams.cli.explaining.files import Files
from streams.cli.explaining.rows import COLUMNS, Row, rows
from streams.cli.feed import read_all
from streams.cli.help import examples
from streams.cli.output import counted
from streams.errors import BadInputError
from streams.feeding import STANDARD_INPUT, find_files
from streams.user_rules import rules_of

app = typer.Typer(add_completion=False)


@app.command(
    epilog=examples(
        "streams label pages > labels.tsv",
        "streams label crawl.jsonl --uncertain | head -201 > labels.tsv   # where a correction helps most",
    )
)
def label(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders; - is JSONL on standard input.")],
    *,
    uncertain: Annotated[bool, typer.Option("--uncertain", help="The least certain first.")] = False,
) -> None:
    """Print each block of the articles on a line: article, number of the block, label, confidence, text.

    Correct the labels in an editor or a spreadsheet, delete the lines that you have not looked at, and give the file
    to the training (bench/labels.py reads it). The article is named by its text as it was cleaned, so that a label
    finds its block again, and finds none once the text is cleaned in another way.
    """
    files = Files(rules_of(read_settings()))
    found = find_files(path for path in paths if path != STANDARD_INPUT)
    listed: Iterable[Row] = (row for one in files.explained(read_all(paths, found)) for row in rows(one))
    if uncertain:
        listed = sorted(listed, key=lambda row: row.confidence or 0)
    table = csv.writer(getwriter("utf-8")(sys.stdout.buffer), dialect="excel-tab", lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(row.cells() for row in listed)
    if files.refused:
        raise BadInputError(f"{counted(files.refused, 'record')} could not be read.")
