"""Tagged articles made for tests of whatever comes behind the tag stage."""

from dataclasses import fields
from typing import Any

from stripped_articles import article

from streams.records import TaggedArticle
from streams.text.signature import sign


def tagged(text: str, *, title: str | None = None, **known: Any) -> TaggedArticle:
    """Return an article that is signed and names nothing; `known` are fields that are to be otherwise."""
    stripped = article(text, title=title)
    kept = {field.name: getattr(stripped, field.name) for field in fields(stripped)}
    made = {"schema": "articles.tagged/1", "entities": (), "signature": sign(title, text)}
    return TaggedArticle(**kept | made | known)
