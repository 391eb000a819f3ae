"""Many articles: a line each, the clusters that they form, and the dead letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.escape import shown
from streams.records import Cluster, DeadLetter, DedupedArticle, Role

_ROLE_STYLES = {Role.CANONICAL: "green", Role.UPDATE: "cyan", Role.NEAR: "yellow", Role.EXACT: "yellow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the overview says of one article. `known` tells that its version was indexed before."""

    title: str
    source: str
    language: str
    cluster: Cluster
    words_before: int
    words_after: int
    removed: int
    known: bool


def line(article: DedupedArticle, *, known: bool = False) -> Line:
    """Return what the overview keeps of `article`, which may be long."""
    after = len(article.text.split())
    return Line(
        title=article.title or article.text.strip().split("\n", 1)[0],
        source=article.publisher or article.source,
        language=article.language,
        cluster=article.cluster,
        words_before=after + sum(len(removed.text.split()) for removed in article.removed),
        words_after=after,
        removed=len(article.removed),
        known=known,
    )


def table(lines: Sequence[Line]) -> Table:
    """Return a table of the articles."""
    drawn = Table(box=None, pad_edge=False, expand=True, header_style="bold")
    drawn.add_column("title", ratio=1, no_wrap=True, overflow="ellipsis")
    drawn.add_column("source", width=20, no_wrap=True, overflow="ellipsis")
    drawn.add_column("", width=3)
    drawn.add_column("role", width=9)
    drawn.add_column("words", width=13, justify="right")
    drawn.add_column("removed", width=7, justify="right")
    drawn.add_column("", width=5)
    for one in lines:
        drawn.add_row(
            shown(one.title),
            shown(one.source),
            shown(one.language, "dim"),
            _role(one),
            f"{one.words_before} → {one.words_after}",
            str(one.removed),
            Text("known", "dim") if one.known else Text("new", "green"),
        )
    return drawn


def clusters(lines: Iterable[Line]) -> RenderableType:
    """Return the clusters of more than one article, each with its members."""
    members = defaultdict(list)
    for one in lines:
        members[one.cluster.id].append(one)
    several = [
        part for name, group in members.items() if len(group) > 1 for part in (shown(name, "bold"), _group(group))
    ]
    return Group(*several) if several else Text("Each article tells a story of its own.", "dim")


def _group(lines: list[Line]) -> Table:
    drawn = Table.grid(padding=(0, 2), expand=True)
    drawn.add_column(width=11)
    drawn.add_column(width=4, justify="right")
    drawn.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for one in lines:
        alike = "" if one.cluster.role is Role.CANONICAL else f"{one.cluster.similarity:.0%}"
        drawn.add_row(Text("  ") + _role(one), alike, shown(f"{one.source}: {one.title}"))
    return drawn


def _role(line: Line) -> Text:
    return Text(line.cluster.role, _ROLE_STYLES[line.cluster.role])


def dead_letters(letters: Iterable[tuple[str, DeadLetter]]) -> RenderableType:
    """Return each dead letter with the origin of its raw record: the code, and the reason in words."""
    drawn = Table.grid(padding=(0, 2))
    drawn.add_column(no_wrap=True, style="red")
    drawn.add_column(ratio=1, overflow="fold")
    for origin, letter in letters:
        detail = Text.assemble(shown(origin, "bold"), " in ", letter.stage, ": ", shown(letter.detail))
        drawn.add_row(shown(letter.code), detail)
    return drawn
