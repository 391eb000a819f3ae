"""The final record of an article."""

from __future__ import annotations

from dataclasses import fields

from streams.records import DedupedArticle, IndexedArticle

SCHEMA = "articles.indexed/1"

_KEPT = tuple(field.name for field in fields(DedupedArticle) if field.name != "schema")


def index(article: DedupedArticle) -> IndexedArticle:
    """Return the final record: what dedup put out, under the contract of its own topic."""
    return IndexedArticle(schema=SCHEMA, **{name: getattr(article, name) for name in _KEPT})
