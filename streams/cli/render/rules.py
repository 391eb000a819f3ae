"""Rules, and what they would change, in tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.escape import shown
from streams.cli.output import counted
from streams.cli.trying import LIKELY_BODY, Piece, Tried
from streams.stages.strip.examples import Failure
from streams.stages.strip.rules import InlineRule, Rule
from streams.stages.strip.ruleset import Layer, Ruleset

_GOES, _BACK, _SUSPECT = "yellow", "green", "bold red"


def listed(ruleset: Ruleset, file: Path | None) -> RenderableType:
    """Return the rules in the order in which they are asked; those from `file` first."""
    table = Table("rule", "label", "where", "sources", "from", box=None, pad_edge=False)
    *own, built_in = ruleset.layers
    for layer in own:
        _list(table, layer, str(file))
    _list(table, built_in, "built in")
    for off in (one for layer in own for one in layer.file.off if not one.sources):
        table.add_row(shown(off.name, "dim strike"), "", "", "", shown(f"switched off in {file}", "dim"))
    return table


def _list(table: Table, layer: Layer, origin: str) -> None:
    for rule in layer.file.rules:
        kept = isinstance(rule, Rule) and rule.keep
        label = shown("body, kept", "green") if kept else shown(rule.label or "")
        where = rule.where.replace("_", " ") if isinstance(rule, Rule) else "within a line"
        table.add_row(shown(rule.name), label, shown(where), shown(_sources(rule, layer.never)), shown(origin, "dim"))


def _sources(rule: Rule | InlineRule, never: Mapping[str, frozenset[str]]) -> str:
    if rule.sources:
        return ", ".join(rule.sources)
    return f"all but {', '.join(sorted(never[rule.name]))}" if rule.name in never else "all"


def failed(failures: Iterable[Failure]) -> Table:
    """Return the examples and counterexamples that come out otherwise than they should."""
    table = Table("rule", "fails", "line", box=None, pad_edge=False)
    for one in failures:
        kind = "takes a counterexample" if one.taken else "leaves an example"
        table.add_row(shown(one.rule), shown(kind, "red"), shown(one.text))
    return table


def changed(article: Tried) -> RenderableType:
    """Return what would go from an article and what would come back to it, each with its rule."""
    table = Table.grid(padding=(0, 1))
    table.add_column(overflow="fold", ratio=1)
    table.add_column(width=1)
    table.add_column(overflow="fold", ratio=3)
    for piece in article.changes:
        table.add_row(shown(piece.rule, "dim"), Text("-" if piece.goes else "+"), shown(piece.text, _style(piece)))
    words = f"{counted(article.before, 'word')} before, {article.after:,} after"
    return Group(shown(article.origin, "bold"), shown(words, "dim"), table)


def _style(piece: Piece) -> str:
    return _SUSPECT if piece.likely_body else _GOES if piece.goes else _BACK


def summed_up(articles: Sequence[Tried]) -> RenderableType:
    """Return in words what a change of rules does to all of `articles`."""
    return Group(*_sentences(articles))


def _sentences(articles: Sequence[Tried]) -> Iterator[Text]:
    pieces = [piece for article in articles for piece in article.changes]
    touched = sum(bool(article.changes) for article in articles)
    rejected = [article for article in articles if article.rejected is not None]
    for article in rejected:
        yield shown(f"{article.origin} has no text to try the rules on: {article.rejected}", "red")
    if not touched:
        yield shown(f"Nothing changes in {counted(len(articles) - len(rejected), 'article')}.")
    else:
        went, back = [one for one in pieces if one.goes], [one for one in pieces if not one.goes]
        moves = [(went, "go"), (back, "come back")]
        said = " and ".join(f"{_lines(those)} would {verb}" for those, verb in moves if those)
        yield shown(f"{touched:,} of {counted(len(articles) - len(rejected), 'article')} would change: {said}.")
        suspect = [one for one in went if one.likely_body]
        if suspect:
            yield shown(f"{_lines(suspect)} that would go read as sentences of {LIKELY_BODY} words or more.", _SUSPECT)


def _lines(pieces: Sequence[Piece]) -> str:
    words = sum(piece.words for piece in pieces)
    return f"{counted(len(pieces), 'line')} ({counted(words, 'word')})"
