"""The entities of an article in HTML: marked in its text, and in a list, each with its link and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from streams.cli.explaining.names import Named, pieces
from streams.cli.render.kinds import Kind, by_salience, kind_of, what, where, why
from streams.cli.render.markup import Markup, tag, text
from streams.records import AnnotatedArticle, Entity, Link


def marked(words: str, start: int, every: Sequence[Named]) -> Iterator[Markup]:
    """Give `words`, which stand at `start` of the cleaned article, in pieces, those that name an entity marked."""
    for piece, entity in pieces(words, start, every):
        if entity is None:
            yield text(piece)
        else:
            yield tag("mark", piece, class_=_class(entity), title=_title(entity))


def names(article: AnnotatedArticle) -> Markup:
    """Return the section that lists the entities, first what the article is most about."""
    if not article.entities:
        return Markup()
    entries = map(_entry, by_salience(article.entities))
    return tag("section", tag("h2", "Who and what it names"), tag("ol", *entries, class_="named"), class_="names")


def legend() -> Markup:
    """Return the key to the colours."""
    return tag("ul", *(tag("li", tag("mark", kind.value, class_=kind.name.lower())) for kind in Kind), class_="chips")


def _entry(entity: Entity) -> Markup:
    return tag(
        "li",
        tag("span", entity.type, class_="is"),
        tag("span", tag("mark", entity.name, class_=_class(entity), dir="auto"), class_="name"),
        tag("span", where(entity), class_="quiet"),
        _salience(entity.salience),
        _link(entity.link) if entity.link else tag("span", class_="link"),
    )


def _salience(value: float) -> Markup:
    bar = tag("rect", x="0", y="0", width=f"{100 * value:.1f}", height="10", class_="kept")
    return tag(
        "svg",
        bar,
        class_="salience",
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        role="img",
        aria_label=f"salience {value:.2f}",
    )


def _link(link: Link) -> Markup:
    return tag("span", what(link), " ", tag("span", why(link), class_="quiet"), class_="link")


def _title(entity: Entity) -> str:
    link = f": {what(entity.link)}, {why(entity.link)}" if entity.link else ""
    return f"{entity.type} {entity.name}{link}"


def _class(entity: Entity) -> str:
    return kind_of(entity.type).name.lower()
