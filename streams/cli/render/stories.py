"""Stories in a list: how many brought each, and from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.escape import shown
from streams.cli.output import counted
from streams.cli.stories.story import Story

_MOST_OUTLETS = 8


def stories(every: Sequence[Story]) -> RenderableType:
    """Return the stories, each with its title, its outlets and its times."""
    return Group(*map(_story, every)) if every else Text("Nothing came out in that time.", "dim")


def _story(story: Story) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=5, justify="right", style="bold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(f"{story.articles:,}", shown(story.title or "(no title)", "bold"))
    for line in _lines(story):
        table.add_row("", shown(line, "dim"))
    return table


def _lines(story: Story) -> Iterator[str]:
    more = len(story.outlets) - _MOST_OUTLETS
    rest = f" and {more:,} more" if more > 0 else ""
    origin = f", origin {story.origin}" if story.origin else ""
    yield f"{counted(len(story.outlets), 'outlet')}: {', '.join(story.outlets[:_MOST_OUTLETS])}{rest}{origin}"
    versions = f", {counted(story.versions, 'new version')}" if story.versions else ""
    yield f"{_short(story.first)} to {_short(story.last)}{versions}, {story.cluster}"


def _short(at: str) -> str:
    return at.replace("T", " ")[:16]
