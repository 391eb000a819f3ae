"""Where in the blocks of an explained article its entities are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from streams.records import AnnotatedArticle, CleanedArticle, Entity, Span, StrippedArticle, cleaned_span


class Named(NamedTuple):
    """A mention of an entity, and where it stands in the cleaned text."""

    span: Span
    entity: Entity


def named(article: CleanedArticle | StrippedArticle) -> tuple[Named, ...]:
    """Return every mention of the article's entities, in order; none where it has not been tagged."""
    if not isinstance(article, AnnotatedArticle):
        return ()
    found = (
        Named(cleaned_span(mention.start, mention.end, article.removed), entity)
        for entity in article.entities
        for mention in entity.mentions
    )
    return tuple(sorted(found, key=lambda one: one.span.start))


def pieces(text: str, start: int, every: Sequence[Named]) -> Iterator[tuple[str, Entity | None]]:
    """Give `text`, which stands at `start` of the cleaned article, piece by piece, each with the entity it names."""
    at = 0
    for one in every:
        first, last = max(one.span.start - start, at), min(one.span.end - start, len(text))
        if first < last:
            yield text[at:first], None
            yield text[first:last], one.entity
            at = last
    yield text[at:], None
