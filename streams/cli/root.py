"""The table of commands. A command's file is imported when the command is called, so that --help stays quick."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import typer
from typer._click import Command, Context  # typer brings its own click
from typer.core import TyperGroup
from typer.main import get_command, get_group

from streams.cli.help import examples, reflowed

_RUN = "Run the pipeline"
_LOOK = "See what it does"
_WATCH = "Look after it"
_KAFKA = "Kafka"


@dataclass(frozen=True, slots=True)
class Entry:
    """What --help says of a command before its file is read."""

    panel: str
    summary: str


COMMANDS = {
    "up": Entry(_RUN, "Start all that is needed, feed files, show what comes out, and serve until Ctrl-C."),
    "worker": Entry(_RUN, "Work through the topics until told to stop."),
    "feed": Entry(_RUN, "Send files to articles.raw."),
    "tail": Entry(_LOOK, "Show the records of a topic as they come."),
    "run": Entry(_LOOK, "Put files through all stages without a broker."),
    "explain": Entry(_LOOK, "Show for each block of an article whether it stays, and why; and its story."),
    "clusters": Entry(_LOOK, "Show the biggest stories, with outlets and times."),
    "label": Entry(_LOOK, "Print the blocks of articles with their labels, to be corrected by hand."),
    "stage": Entry(_LOOK, "Use one stage as a filter: JSONL in, JSONL out, no broker."),
    "rules": Entry(_LOOK, "List and test the rules for what is boilerplate, and try a change of them."),
    "health": Entry(_WATCH, "Say whether articles get through, and what to do if they do not."),
    "audit": Entry(_WATCH, "Prove that nothing was lost: account for every offset of articles.raw."),
    "deadletter": Entry(_WATCH, "List and show what could not be processed, and put it back."),
    "topics": Entry(_KAFKA, "List, create and check the topics; let a stage forget."),
    "broker": Entry(_KAFKA, "Start, stop and reset the embedded Apache Kafka."),
    "settings": Entry(_KAFKA, "Print every setting and where it comes from."),
    "version": Entry(_KAFKA, "Print the versions of streams and of what it stands on."),
}


class LazyGroup(TyperGroup):
    """The commands of the table, each replaced by what its file holds once it is called."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command and import its file."""
        name, command, rest = super().resolve_command(ctx, args)
        if name is not None and command is not None:
            command = _loaded(import_module(f"streams.cli.{name}").app)
        return name, command, rest


def _loaded(app: typer.Typer) -> Command:
    command = get_group(app) if len(app.registered_commands) > 1 else get_command(app)
    for each in (command, *(command.commands.values() if isinstance(command, TyperGroup) else ())):
        each.help = reflowed(each.help or "")
    return command


def _only_described() -> None:
    """Stand in the table for a command whose file is not imported."""


def _root() -> typer.Typer:
    root = typer.Typer(
        cls=LazyGroup,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=f"{_BEGINNING}\n\n{_STATUSES}",
    )
    root.callback()(streams)
    for name, entry in COMMANDS.items():
        root.command(name, help=entry.summary, rich_help_panel=entry.panel)(_only_described)
    return root


def streams() -> None:
    """Raw news articles in on one Kafka topic; clean, tagged, de-duplicated ones out on another."""


_BEGINNING = examples(
    "streams up --feed seeds --once    # broker, topics, worker and articles, all at once",
    "streams run page.html             # what becomes of one page, without a broker",
    "streams tail                      # follow articles.indexed",
    title="To begin with",
)
_STATUSES = examples(
    "0    done                          3    input that cannot be used",
    "1    failed                        4    the broker cannot be reached or started",
    "2    wrong usage or settings       130  interrupted",
    title="Exit status",
)

app = _root()
