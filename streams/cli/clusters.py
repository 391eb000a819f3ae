"""`streams clusters`: the stories that are told most."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from streams import broker
from streams.cli.clients import consumer
from streams.cli.configuration import read_settings
from streams.cli.deadletters.moments import moment
from streams.cli.help import examples
from streams.cli.output import print_json, standard_error, standard_output
from streams.cli.render.stories import stories
from streams.cli.stories.reading import aliases, told_since
from streams.cli.stories.story import biggest
from streams.errors import UsageError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Show the stories on articles.indexed, each a cluster of articles in nearly the same words.",
    epilog=examples("streams clusters top --since 24h", "streams clusters top --since 2026-03-01 -n 3 --json"),
)


@app.callback()
def clusters() -> None:
    """Show the stories on articles.indexed, each a cluster of articles in nearly the same words."""


@app.command(epilog=examples("streams clusters top --since 24h", "streams clusters top --since 7d --json | jq .title"))
def top(
    *,
    since: Annotated[
        str, typer.Option("--since", metavar="TIME|AGE", help="What came out since: 2026-03-01T12:00, 90m, 24h, 7d.")
    ] = "24h",
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="So many stories at most.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each story.")] = False,
) -> None:
    """Show the biggest stories, with the outlets that brought them and when the first and the last article came.

    Clusters that were found to be one count as one story.
    """
    begin, settings = _since(since), read_settings()
    address = broker.address(settings)
    with consumer(settings, address) as client, standard_error().status("Reading articles.indexed…"):
        found = biggest(told_since(client, begin), aliases(client))[:limit]
    if json:
        print_json(found)
    else:
        standard_output().print(stories(found))


def _since(text: str) -> datetime:
    try:
        return datetime.fromisoformat(moment(text, datetime.now(UTC)))
    except (ValueError, OverflowError) as error:
        raise UsageError(f"--since {text}: neither a time nor an age. 2026-03-01, 90m, 24h and 7d are some.") from error
