"""Where the commands print: rich for people, lines of JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache

from rich.console import Console

from streams.cli.escape import json_line, shown


@cache
def standard_output() -> Console:
    """Return the console for what was asked for. Nothing is coloured by what it looks like."""
    return Console(highlight=False)


@cache
def standard_error() -> Console:
    """Return the console for progress and remarks: one, so that remarks do not run into a bar that moves."""
    return Console(highlight=False, stderr=True)


def remark(text: str, style: str = "") -> None:
    """Print a line for people to standard error, however wide it is."""
    standard_error().print(shown(text, style), soft_wrap=True)


def counted(number: int, name: str) -> str:
    """Return `number` and `name`, in the plural where it is to be."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def print_json(records: Iterable[object]) -> None:
    """Print each record as one line of JSON."""
    for record in records:
        sys.stdout.buffer.write(json_line(record))
    sys.stdout.buffer.flush()
