"""The stage: a stripped article in, the same with its entities and its signature out."""

from __future__ import annotations

from dataclasses import fields

from streams.records import Entity, StrippedArticle, TaggedArticle
from streams.stages.tag.document import resolved
from streams.stages.tag.engine import spans
from streams.stages.tag.tokens import check_effort, tokenize
from streams.text.signature import sign

SCHEMA = "articles.tagged/1"
TAGGER = "tagger/1"  # counted up with every model that finds other entities
LANGUAGES = frozenset({"en", "und"})  # what the model can read; of texts in other languages nothing is said


def tag(article: StrippedArticle) -> TaggedArticle:
    """Return `article` with its entities, and signed for dedup. Raises RejectError(TOO_LARGE)."""
    known = {field.name: getattr(article, field.name) for field in fields(article)}
    return TaggedArticle(
        **known | {"schema": SCHEMA},
        entities=entities(article.text, article.language),
        tagged_by=TAGGER if article.language in LANGUAGES else None,
        signature=sign(article.title, article.text),
    )


def entities(text: str, language: str) -> tuple[Entity, ...]:
    """Return who and what is named in `text`, in order of the first mention.

    Mentions never overlap, and `text[mention.start:mention.end] == mention.text`. `language` is an ISO 639-1 code.
    Raises RejectError(TOO_LARGE).
    """
    if language not in LANGUAGES:
        return ()
    tokens = tokenize(text)
    check_effort(tokens)
    return resolved(text, tokens, spans(tokens))
