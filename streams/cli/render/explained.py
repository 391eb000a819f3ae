"""An article block by block: what each is, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from streams.cli.escape import shown
from streams.cli.explaining.explanation import Explanation, Words, words
from streams.cli.explaining.names import Named, named
from streams.cli.render import labels
from streams.cli.render.article import lifted
from streams.cli.render.family import family
from streams.cli.render.names import coloured, names
from streams.records import AnnotatedArticle, StrippedArticle
from streams.stages.strip.evidence import Evidence
from streams.stages.strip.explain import Explained, InlineCut

_STYLES = {
    labels.Group.ABOUT: "magenta",
    labels.Group.PICTURES: "cyan",
    labels.Group.LINKS: "blue",
    labels.Group.OFFERS: "red",
    labels.Group.NOTICES: "yellow",
}
_LABEL_WIDTH = len("contributor")
ALMOST = 0.99  # what is shown of a confidence that rounding would make certainty
_STRONGEST = 5  # features that a line of reasons names


def explained(explanation: Explanation) -> RenderableType:
    """Return the article with a mark, label and confidence in front of each block, and the reasons below it.

    Names stand in colour; below the text is what is known of each.
    """
    article = explanation.article
    tagged = article if isinstance(article, AnnotatedArticle) and article.entities else None
    return Group(
        Rule(shown(article.title or explanation.origin, "bold"), align="left"),
        _blocks(explanation.blocks, named(article)),
        Text(),
        *((names(tagged), Text()) if tagged else ()),
        _summary(explanation),
        *((family(explanation.family),) if explanation.family else ()),
    )


def _blocks(blocks: Sequence[Explained], every: Sequence[Named]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(width=_LABEL_WIDTH, no_wrap=True)
    table.add_column(width=3, justify="right", style="dim")
    table.add_column(ratio=1, overflow="fold")
    for block in blocks:
        style = "" if block.kept else _style(block.label)
        mark = Text(" " if block.kept else "-", style)
        name = Text(labels.named(block.label), "dim" if block.kept else style)
        table.add_row(mark, name, confidence(block.confidence), _text(block, style, every))
        for why in _reasons(block):
            table.add_row("", "", "", why)
    return table


def _text(block: Explained, style: str, every: Sequence[Named]) -> Text:
    """Return the block's text; what is cut out of it stands in [- and -], the space around it before and behind."""
    if not block.kept:
        return shown(block.text, style)
    text, at = Text(), block.start
    for part, cut in block.parts():
        for piece in [shown(f"[-{part}-]", _style(cut.label))] if cut else coloured(part, at, every):
            text.append_text(piece)
        at += len(part)
    return text


def _reasons(block: Explained) -> Iterator[Text]:
    if block.rule:
        yield _because(block.rule, block.evidence)
    for cut in block.cuts:
        yield _because(f"{_label_of(cut)} {confidence(cut.confidence)}, {cut.rule}", cut.evidence)


def _because(rule: str, evidence: Sequence[Evidence]) -> Text:
    return shown(f"{rule}: {'; '.join(map(because, evidence[:_STRONGEST]))}", "dim")


def because(evidence: Evidence) -> str:
    """Return the evidence in words, with its weight where it has one."""
    said = f"{evidence.name} {evidence.value}".strip()
    return said if evidence.weight is None else f"{said} ({evidence.weight:+.1f})"


def confidence(value: float | None) -> str:
    """Return a confidence in at most three characters, as 1 only if it is; nothing where there is none."""
    if value is None:
        return ""
    return "1" if value >= 1 else f"{min(value, ALMOST):.2f}".removeprefix("0")


def _label_of(cut: InlineCut) -> str:
    return labels.named(cut.label)


def _style(label: str) -> str:
    return _STYLES.get(labels.group_of(label), "red")


def _summary(explanation: Explanation) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("words", shown(counted_words(words(explanation.blocks))))
    for name, value in facts(explanation):
        table.add_row(name, shown(value))
    return table


def counted_words(counts: Words) -> str:
    """Return in one line how many words stay and go, and as what."""
    removed = ", ".join(f"{labels.named(label)} {count:,}" for label, count in counts.removed.items())
    return f"{counts.kept:,} stay, {counts.gone:,} go{f' ({removed})' if removed else ''}"


def facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """Give what is known of the article beside its text, each with its name."""
    article = explanation.article
    yield "id", f"{article.id}, version {article.version}, from {explanation.origin}"
    if explanation.rejected:
        yield "rejected", explanation.rejected
    if isinstance(article, StrippedArticle):
        yield from ((name, value) for name, value in lifted(article) if value and name != "complete")
        yield "complete", f"no: {explanation.incomplete}" if explanation.incomplete else "yes"
    if isinstance(article, AnnotatedArticle):
        yield "about", ", ".join(f"{place.name} {place.share:.0%}" for place in article.places) or "no place"
        yield "tagged by", article.tagged_by or "unknown"
