"""The options that say which letters are meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

import typer

from streams import clock
from streams.cli.deadletters.moments import moment
from streams.cli.deadletters.selection import Selection
from streams.errors import Reason
from streams.records import StageName


def parse_time(text: str) -> str:
    """Return the time that the user means. Raises typer.BadParameter."""
    try:
        return moment(text, datetime.fromisoformat(clock.now()))
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(
            f"{text} is no time; write RFC 3339, such as 2026-07-01T03:00Z, or an age, such as 30m, 2h or 3d."
        ) from error


Codes = Annotated[
    list[Reason] | None, typer.Option("--code", metavar="CODE", help="Only letters with this code; may be given again.")
]
Stages = Annotated[
    list[StageName] | None,
    typer.Option("--stage", metavar="STAGE", help="Only letters of this stage; may be given again."),
]
Since = Annotated[
    str | None,
    typer.Option(
        parser=parse_time, metavar="TIME", help="Only what failed then or later: RFC 3339, or an age: 2h, 3d."
    ),
]
Until = Annotated[str | None, typer.Option(parser=parse_time, metavar="TIME", help="Only what failed before then.")]
Source = Annotated[str | None, typer.Option(metavar="NAME", help="Only letters of this source, as the list names it.")]


def selection(
    codes: Iterable[Reason] | None,
    stages: Iterable[StageName] | None,
    since: str | None,
    until: str | None,
    source: str | None,
) -> Selection:
    """Return what was selected."""
    return Selection(
        codes=frozenset(codes or ()), stages=frozenset(stages or ()), since=since, until=until, source=source
    )
