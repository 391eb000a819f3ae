"""The entities of an article for the terminal: in its text in colour, and in a table, each with its link and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from streams.cli.escape import shown
from streams.cli.explaining.names import Named, pieces
from streams.cli.render.kinds import Kind, by_salience, kind_of, what, where, why
from streams.records import AnnotatedArticle, EntityType

_STYLES = {
    Kind.PEOPLE: "cyan",
    Kind.ORGANISATIONS: "magenta",
    Kind.PLACES: "green",
    Kind.GROUPS: "yellow",
    Kind.FIGURES: "dim",
    Kind.OTHERS: "blue",
}


def style_of(kind: EntityType) -> str:
    """Return the style of a type's entities."""
    return _STYLES[kind_of(kind)]


def coloured(text: str, start: int, every: Sequence[Named]) -> Iterator[Text]:
    """Give `text`, which stands at `start` of the cleaned article, in pieces, those that name an entity in colour."""
    for piece, entity in pieces(text, start, every):
        yield shown(piece, style_of(entity.type) if entity else "")


def names(article: AnnotatedArticle) -> Table:
    """Return the entities in a table, first what the article is most about."""
    table = Table.grid(padding=(0, 2))
    table.add_column(width=11, no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(width=4, justify="right", style="dim")
    table.add_column(ratio=1, overflow="fold")
    for one in by_salience(article.entities):
        link = Text.assemble(shown(what(one.link)), shown(f" {why(one.link)}", "dim")) if one.link else Text()
        style = style_of(one.type)
        table.add_row(Text(one.type, style), shown(one.name, style), where(one), f"{one.salience:.2f}", link)
    return table
