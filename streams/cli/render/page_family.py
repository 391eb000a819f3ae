"""The story that an article tells, in HTML: its members, the texts side by side, and the decision in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from streams.cli.explaining.family import Family
from streams.cli.explaining.relation import Relation, relations
from streams.cli.explaining.side_by_side import Kind, Row, rows
from streams.cli.render.family import decision
from streams.cli.render.markup import Markup, joined, tag
from streams.cli.render.relation import moment, naming, role_of, summary
from streams.records import Compared, Feature, IndexedArticle

_NAMES = {
    Kind.SHARED: "in both",
    Kind.MOVED: "in both, elsewhere",
    Kind.CHANGED: "in other words",
    Kind.ONLY_LEFT: "only left",
    Kind.ONLY_RIGHT: "only right",
}


def family(told: Family, language: str | None) -> Markup:
    """Return the family of an article as sections of its own."""
    return joined(_members(told), *_beside(told, language), _decision(told))


def _members(told: Family) -> Markup:
    own = told.article.id, told.article.version
    entries = (_member(one, own=(one.member.id, one.member.version) == own) for one in relations(told))
    return tag("section", tag("h2", "The story"), tag("ol", *entries, class_="members"), class_="family")


def _member(relation: Relation, *, own: bool) -> Markup:
    member = relation.member
    head = tag(
        "p",
        tag("span", role_of(relation), class_="chip kept"),
        " ",
        tag("span", moment(member), class_="quiet"),
        " ",
        tag("strong" if own else "span", naming(member), dir="auto"),
    )
    lines = (tag("li", line, dir="auto") for line in summary(relation))
    return tag("li", head, tag("ul", *lines), class_="own" if own else None)


def _beside(told: Family, language: str | None) -> Iterator[Markup]:
    if told.beside is None:
        return
    left, right = told.beside, told.article
    cells = (cell for row in rows(left.text, right.text) for cell in _row(row, language))
    columns = joined(_column(left), _column(right))
    names = (tag("li", tag("span", _NAMES[kind], class_=f"side {_class(kind)}")) for kind in Kind)
    yield tag(
        "section",
        tag("h2", "Side by side"),
        tag("ul", *names, class_="chips"),
        tag("div", columns, *cells, class_="sides"),
        class_="family wide",
    )


def _column(article: IndexedArticle) -> Markup:
    return tag("p", naming(article), class_="quiet", dir="auto")


def _row(row: Row, language: str | None) -> Iterator[Markup]:
    for parts in (row.left, row.right):
        told = joined(*(part if shared or row.kind is not Kind.CHANGED else tag("b", part) for part, shared in parts))
        shape = f"side {_class(row.kind)}" if parts else "side empty"
        yield tag("p", told, class_=shape, title=_NAMES[row.kind] if parts else None, lang=language, dir="auto")


def _class(kind: Kind) -> str:
    return kind.value.replace(" ", "-")


def _decision(told: Family) -> Markup:
    facts = (joined(tag("dt", name), tag("dd", value, dir="auto")) for name, value in decision(told))
    judgement = told.article.judgement
    compared = (judgement.joined, judgement.closest_other) if judgement else ()
    figures = (_figures(one) for one in compared if one)
    return tag("section", tag("h2", "The decision"), tag("dl", *facts), *figures, class_="facts")


def _figures(compared: Compared) -> Markup:
    title = tag("summary", f"All figures against {compared.canonical}, probability {compared.probability:.4f}")
    return tag("details", title, tag("ul", *map(_figure, compared.features), class_="evidence"))


def _figure(feature: Feature) -> Markup:
    bar = tag("rect", x="0", y="0", width=f"{100 * feature.value:.0f}", height="10", class_="for")
    drawn = tag("svg", bar, class_="weight", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
    said = tag("span", feature.name.replace("_", " "))
    return tag("li", said, drawn, tag("span", f"{feature.value:.2f}", class_="sure"), class_="weighed")
