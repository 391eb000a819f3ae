"""The story that an article tells: who brought it when, what each cut, the texts side by side, and the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.escape import shown
from streams.cli.explaining.family import Family
from streams.cli.explaining.relation import against, relations
from streams.cli.explaining.side_by_side import Kind, Parts, rows
from streams.cli.render.relation import covered, moment, naming, role_of, summary
from streams.cli.render.summary import heading
from streams.records import Compared, IndexedArticle, Role
from streams.stages.dedup.reasons import Lack

MOST_REASONS = 6
_MARKS = {Kind.SHARED: "=", Kind.MOVED: "↕", Kind.CHANGED: "~", Kind.ONLY_LEFT: "-", Kind.ONLY_RIGHT: "+"}
_LEFT = {Kind.ONLY_LEFT: "red", Kind.MOVED: "cyan", Kind.SHARED: "green"}
_RIGHT = {Kind.ONLY_RIGHT: "blue", Kind.MOVED: "cyan", Kind.SHARED: "green"}


def family(told: Family) -> RenderableType:
    """Return the family of an article in three sections: its members, the texts side by side, the decision."""
    return Group(*_sections(told))


def _sections(told: Family) -> Iterator[RenderableType]:
    yield from (Text(), heading("The story"), _members(told))
    if told.beside is not None:
        yield from (Text(), heading(f"Beside {naming(told.beside)}"), _side_by_side(told.beside, told.article), _key())
    if facts := list(decision(told)):
        yield from (Text(), heading("The decision"), _facts(facts))


def _members(told: Family) -> Table:
    table = Table.grid(padding=(0, 2))
    for width in (1, 20, 9):
        table.add_column(no_wrap=True, min_width=width)
    table.add_column(ratio=1, overflow="fold")
    for relation in relations(told):
        member = relation.member
        own = member.id == told.article.id and member.version == told.article.version
        role = Text(role_of(relation), "bold" if member.cluster.role is Role.CANONICAL else "")
        table.add_row(
            ">" if own else "", shown(moment(member), "dim"), role, shown(naming(member), "bold" if own else "")
        )
        for line in summary(relation):
            table.add_row("", "", "", shown(line, "dim"))
    return table


def _side_by_side(left: IndexedArticle, right: IndexedArticle) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    for _ in range(2):
        table.add_column(ratio=1, overflow="fold")
    for row in rows(left.text, right.text):
        mark = Text(_MARKS[row.kind], "dim")
        table.add_row(mark, _parts(row.left, _LEFT.get(row.kind)), _parts(row.right, _RIGHT.get(row.kind)))
    return table


def _parts(parts: Parts, style: str | None) -> Text:
    """Return a sentence, in a changed one the words that the other side does not have in [ and ]."""
    return Text.assemble(*(_part(*part, style) for part in parts))


def _part(words: str, shared: bool, style: str | None) -> Text:  # noqa: FBT001 - as it stands in Parts
    return shown(words, style or "green") if shared or style else shown(f"[{words}]", "bold yellow")


def _key() -> Text:
    said = {
        Kind.SHARED: (" both have, ", "green"),
        Kind.MOVED: (" in another place, ", "cyan"),
        Kind.CHANGED: (" [in] [other] words, ", "bold yellow"),
        Kind.ONLY_LEFT: (" and ", "red"),
        Kind.ONLY_RIGHT: (" only this side has", "blue"),
    }
    return Text.assemble(*(part for kind, (words, style) in said.items() for part in ((_MARKS[kind], style), words)))


def decision(told: Family) -> Iterator[tuple[str, str]]:
    """Give the numbers behind the decision, each with its name."""
    cluster, judgement = told.article.cluster, told.article.judgement
    yield "cluster", f"{cluster.id}, {cluster.role.value}, similarity {cluster.similarity:.4f}"
    if told.article.coverage:
        yield "when it came", covered(told.article.coverage)
    if judgement and judgement.joined:
        yield "joined at", f"{judgement.joined.probability:.4f}: {_figures(judgement.joined)}"
    other = judgement.closest_other if judgement else None
    if other is None:
        yield "closest other", "none that shares a rare run of words" if judgement else "not looked for"
        return
    named = naming(told.closest) if told.closest else f"{other.cluster} of {other.canonical}"
    yield "closest other", f"{named}, {other.probability:.4f}"
    yield "not joined for", because(against(other))


def because(every: Sequence[Lack]) -> str:
    """Return what speaks most against a copy, each with how much more it would say for one of a copy, in log odds."""
    return ", ".join(f"{one.name} {one.value:.2f} (-{one.log_odds:.1f})" for one in every[:MOST_REASONS])


def _figures(compared: Compared) -> str:
    return ", ".join(f"{one.name.replace('_', ' ')} {one.value:.2f}" for one in compared.features)


def _facts(facts: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts:
        table.add_row(name, shown(value))
    return table
