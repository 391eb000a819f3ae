"""Where in the blocks of an explained article its entities are named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from streams.records import AnnotatedArticle, CleanedArticle, Entity, Removed, StrippedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention of an entity, `text[start:end]` of the cleaned article."""

    start: int
    end: int
    entity: Entity


def named(article: CleanedArticle | StrippedArticle) -> tuple[Named, ...]:
    """Return every mention of the article's entities, in order; none where it has not been tagged."""
    if not isinstance(article, AnnotatedArticle):
        return ()
    places = _Places(article.removed)
    found = (
        Named(start=places.cleaned(one.start), end=places.cleaned(one.end - 1) + 1, entity=entity)
        for entity in article.entities
        for one in entity.mentions
    )
    return tuple(sorted(found, key=lambda one: one.start))


def pieces(text: str, start: int, every: Sequence[Named]) -> Iterator[tuple[str, Entity | None]]:
    """Give `text`, which stands at `start` of the cleaned article, piece by piece, each with the entity it names."""
    at = 0
    for one in every:
        first, last = max(one.start - start, at), min(one.end - start, len(text))
        if first < last:
            yield text[at:first], None
            yield text[first:last], one.entity
            at = last
    yield text[at:], None


class _Places:
    """Finds for a place in the article's text the one in the cleaned text, from which spans were removed."""

    def __init__(self, removed: Sequence[Removed]) -> None:
        lengths = [one.end - one.start for one in removed]
        self._gone = [0, *accumulate(lengths)]
        self._from = [one.start - gone for one, gone in zip(removed, self._gone, strict=False)]

    def cleaned(self, place: int) -> int:
        return place + self._gone[bisect_right(self._from, place)]
