"""`streams topics`: what is defined in schemas/topics, and what the broker has."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from streams import broker
from streams.cli import provision
from streams.cli.clients import admin
from streams.cli.configuration import read_settings
from streams.cli.help import examples
from streams.cli.output import print_json, standard_output
from streams.errors import UsageError
from streams.topics import FORGETTABLE, Topic, every_topic

DIFFERENT = 1

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="List, create and check the topics, and empty those in which a stage remembers. Their definitions lie in "
    "schemas/topics, one file each.",
    epilog=examples(
        "streams topics list",
        "streams topics create",
        "streams topics check && echo all as defined",
        "streams topics forget dedup",
    ),
)

_DAY = 86_400_000  # milliseconds


@app.command("list")
def list_topics(*, json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:
    """Print the definitions, in the order in which articles flow. No broker is asked.

    --json has all that is said of each.
    """
    if json:
        print_json(every_topic())
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("topic", no_wrap=True)
    for column in ("partitions", "key", "kept", "what it carries"):
        table.add_column(column, overflow="fold")
    for topic in every_topic():
        kept = _kept(topic)
        carried, _, _ = topic.description.partition(". ")
        table.add_row(topic.name, str(topic.partitions), topic.key, kept, carried.rstrip("."))
    standard_output().print(table)


@app.command()
def create() -> None:
    """Create the topics that are not there. Existing ones stay as they are; differences are reported."""
    settings = read_settings()
    address = broker.address(settings)
    with admin(settings, address) as client:
        done = provision.create(client, every_topic())
    console = standard_output()
    console.print(f"{len(done.created)} topics created, {len(done.existing)} were there already on {address}.")
    _report(done.differences)


@app.command()
def check() -> None:
    """Compare the broker's topics with the definitions; exit with 1 and a line for each difference, if there is one."""
    settings = read_settings()
    address = broker.address(settings)
    with admin(settings, address) as client:
        differences = provision.compare(client, every_topic())
    _report(differences)
    standard_output().print(f"All {len(every_topic())} topics on {address} are as defined.")


@app.command()
def forget(
    stage: Annotated[str, typer.Argument(help=f"{' or '.join(FORGETTABLE)}.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete what a stage remembers, and make its topics anew. End all workers first.

    strip begins without the lines of any source, and dedup without any story: an article of a story of before begins
    one of its own. Each version is still indexed once.
    """
    if stage not in FORGETTABLE:
        raise UsageError(f"{stage} may not forget; {' and '.join(FORGETTABLE)} may.")
    settings = read_settings()
    address = broker.address(settings)
    names = " and ".join(FORGETTABLE[stage])
    if not yes:
        typer.confirm(f"Delete every record of {names} on {address}?", abort=True)
    with admin(settings, address) as client:
        done = provision.make_anew(client, [topic for topic in every_topic() if topic.name in FORGETTABLE[stage]])
    standard_output().print(f"{names} on {address} hold nothing any more. Start the workers again.")
    _report(done.differences)


def _report(differences: tuple[provision.Difference, ...]) -> None:
    for difference in differences:
        typer.echo(str(difference), err=True)
    if differences:
        raise typer.Exit(DIFFERENT)


def _kept(topic: Topic) -> str:
    milliseconds = topic.config.get("retention.ms")
    if topic.config.get("cleanup.policy") == "compact" or milliseconds is None:
        return "last by key"
    return f"{int(milliseconds) // _DAY} days"
