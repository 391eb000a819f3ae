"""Who has brought a story, counted on with each article of its cluster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from streams.records import Copy, Coverage, Role, TaggedArticle
from streams.stages.clean.clean import UNKNOWN_SOURCE
from streams.stages.dedup.lineage.origin import origin_of
from streams.stages.dedup.lineage.ranks import Ranks
from streams.stages.dedup.shortened import shortened

MOST_PUBLISHERS = 24
LONGEST_NAME = 200  # characters of the name of an outlet


def covered(before: Coverage | None, article: TaggedArticle, role: Role, ranks: Ranks) -> Coverage:
    """Return the coverage of a cluster with `article` in it; `before` is what it was, None where nothing is known."""
    own = Copy(id=article.id, source=shortened(article.source, LONGEST_NAME), words=article.signature.words)
    before = before or Coverage(articles=0, publishers=(), longest=own, highest_ranked=None, origin=None)
    return Coverage(
        articles=max(1, before.articles + (role is not Role.UPDATE)),
        publishers=_with(before.publishers, _publisher(article)),
        longest=_longest(before.longest, own),
        highest_ranked=_highest(before.highest_ranked, own, article, ranks),
        origin=before.origin or origin_of(article),
    )


def _publisher(article: TaggedArticle) -> str | None:
    name = article.publisher or (None if article.source == UNKNOWN_SOURCE else article.source)
    return None if name is None else shortened(name, LONGEST_NAME)


def _with(publishers: Sequence[str], name: str | None) -> tuple[str, ...]:
    if name is None or name in publishers or len(publishers) >= MOST_PUBLISHERS:
        return tuple(publishers)
    return (*publishers, name)


def _longest(before: Copy, own: Copy) -> Copy:
    """Return the longer copy. A version that is shorter than its own last one stays the longest: others are unknown."""
    return own if own.id == before.id or own.words > before.words else before


def _highest(before: Copy | None, own: Copy, article: TaggedArticle, ranks: Ranks) -> Copy | None:
    if before is not None and before.id == own.id:
        return replace(own, source=before.source)
    place = ranks.place(article.source, article.publisher)
    known = None if before is None else ranks.place(before.source)
    if place is None or (known is not None and known <= place):
        return before
    return replace(own, source=_ranked_as(article, place, ranks))


def _ranked_as(article: TaggedArticle, place: int, ranks: Ranks) -> str:
    name = article.source if ranks.place(article.source) == place else article.publisher or article.source
    return shortened(name, LONGEST_NAME)
