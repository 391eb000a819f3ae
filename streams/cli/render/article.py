"""One article: what it was, what was taken out and why, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from streams.cli.escape import shown
from streams.cli.render.names import style_of
from streams.records import Byline, Dateline, DedupedArticle, Entity, EntityType, Moment, Removed, StrippedArticle

_REMOVED = "red"
_REASON_WIDTH = 28


def spans(article: StrippedArticle) -> Iterator[tuple[str, Removed | None]]:
    """Give the cleaned text in order, piece by piece: kept ones, and removed ones with what was removed."""
    cleaned = kept = 0
    for removed in article.removed:
        length = removed.start - cleaned
        yield article.text[kept : kept + length], None
        yield removed.text, removed
        kept += length
        cleaned = removed.end
    yield article.text[kept:], None


def before_and_after(article: DedupedArticle) -> RenderableType:
    """Return the article with its removals marked, and below it what was lifted out and found."""
    return Group(
        Rule(shown(article.title or article.id, "bold"), align="left"),
        _text(article),
        Text(),
        _facts(article),
    )


def _text(article: StrippedArticle) -> Table:
    """Return each piece on a row of its own; in front of removed ones, what they were and by which rule."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_REASON_WIDTH, overflow="fold")
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    before = ""
    for piece, removed in spans(article):
        if not piece.strip():
            continue
        why = _why(removed) if removed else ""
        mark, style = ("-", _REMOVED) if removed else ("", "")
        table.add_row(shown("" if why == before else why, "dim"), Text(mark, style), shown(piece.strip("\n"), style))
        before = why
    return table


def _why(removed: Removed) -> str:
    """Name the rule, and the label where the rule's name does not begin with it."""
    named = removed.rule.startswith(f"{removed.label}/")
    return removed.rule if named else f"{removed.label}: {removed.rule}"


def _facts(article: DedupedArticle) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in lifted(article):
        if value:
            table.add_row(name, shown(value))
    for kind in EntityType:
        entities = [entity for entity in article.entities if entity.type is kind]
        if entities:
            table.add_row(kind, _named(entities, style_of(kind)))
    if article.places:
        table.add_row("about", shown(", ".join(f"{place.name} {place.share:.0%}" for place in article.places)))
    table.add_row("cluster", shown(f"{article.cluster.id}, {article.cluster.role}"))
    return table


def lifted(article: StrippedArticle) -> Iterator[tuple[str, str | None]]:
    """Give what was lifted out of the article, each with its name."""
    yield "source", _joined(article.source, article.publisher, article.url)
    yield "subtitle", article.subtitle.text if article.subtitle else None
    yield "section", article.section.text if article.section else None
    yield "tags", ", ".join(tag.text for tag in article.tags)
    yield "published", _when(article.published, article.published_at)
    yield "modified", _when(article.modified, article.modified_at)
    yield "agency", article.agency.text if article.agency else None
    yield "dateline", _dateline(article.dateline) if article.dateline else None
    yield "byline", _authors(article.byline) if article.byline else None
    yield "contributors", ", ".join(_placed(one.name, *one.work, one.place) for one in article.contributors)
    for image in article.images:
        credit = _joined(image.credit.name, image.credit.agency) if image.credit else ""
        yield "image", f"{image.caption} ({credit})" if credit else image.caption
    for notice in article.notices:
        yield notice.kind, notice.text
    yield "rights", article.copyright_holder.text if article.copyright_holder else None
    yield "complete", None if article.complete else f"no ({article.incomplete_because}): only a part was given"


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _placed(name: str, *more: str | None) -> str:
    said = ", ".join(one.replace("_", " ") for one in more if one)
    return f"{name} ({said})" if said else name


def _authors(byline: Byline) -> str:
    return ", ".join(_placed(author.name, author.role) for author in byline.authors) or ", ".join(byline.names)


def _dateline(dateline: Dateline) -> str:
    return _joined(dateline.place, dateline.day or dateline.date, dateline.agency)


def _when(said: Moment | None, known: str | None) -> str | None:
    """Return the time with its zone, or that its zone is not known."""
    if said is None:
        return known
    if said.time is None:
        return said.date
    return f"{said.date} {said.time} {said.zone or '(zone unknown)'}"


def _named(entities: list[Entity], style: str) -> Text:
    return Text(", ").join(Text.assemble(shown(one.name, style), (_times(one), "dim")) for one in entities)


def _times(entity: Entity) -> str:
    return f" x{len(entity.mentions)}" if len(entity.mentions) > 1 else ""
