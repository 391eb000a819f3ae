"""What came of a number of records, all in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from streams.cli.render.overview import Line, clusters, dead_letters, table
from streams.records import DeadLetter


def summary(lines: Sequence[Line], letters: Sequence[tuple[str, DeadLetter]]) -> RenderableType:
    """Return the articles in a table, the clusters that they form, and the dead letters with their reasons."""
    return Group(*_sections(lines, letters))


def _sections(lines: Sequence[Line], letters: Sequence[tuple[str, DeadLetter]]) -> Iterator[RenderableType]:
    if len(lines) > 1:
        yield from (heading("Articles"), table(lines), Text())
        yield from (heading("Stories told more than once"), clusters(lines), Text())
    if letters:
        yield from (heading("Dead letters"), dead_letters(letters), Text())


def heading(text: str) -> Rule:
    """Return the line that begins a section."""
    return Rule(Text(text, "bold"), align="left")
