"""The stage: a stripped article in, the same with its entities and its signature out."""

from __future__ import annotations

from dataclasses import fields

from streams.records import Entity, EntityType, StrippedArticle, TaggedArticle
from streams.stages.tag.document import capitalised_names, resolved
from streams.stages.tag.engine import scored_spans
from streams.stages.tag.link import links
from streams.stages.tag.listed import listed_places
from streams.stages.tag.main_places import main_places
from streams.stages.tag.outline import outline
from streams.stages.tag.salience import salient
from streams.stages.tag.tokens import check_effort, tokenize
from streams.text.signature import sign

SCHEMA = "articles.tagged/1"
TAGGER = "tagger/3"  # counted up with every model that finds other entities
LISTS = "lists/1"
LANGUAGES = frozenset({"en", "und"})  # what the model can read
_KEPT = [field.name for field in fields(StrippedArticle) if field.name != "schema"]


def tag(article: StrippedArticle) -> TaggedArticle:
    """Return `article` with its entities, and signed for dedup. Raises RejectError(TOO_LARGE)."""
    found = linked(article)
    return TaggedArticle(
        **{name: getattr(article, name) for name in _KEPT},
        schema=SCHEMA,
        entities=found,
        places=main_places(found),
        tagged_by=TAGGER if article.language in LANGUAGES else LISTS,
        signature=sign(article.title, article.text),
    )


def linked(article: StrippedArticle) -> tuple[Entity, ...]:
    """Return the entities of `article` with what they are linked to, and how much it is about them.

    In a language that the model cannot read, what looks like a place and cannot be linked is none.
    """
    named, parts = entities(article.text, article.language), outline(article)
    is_read = article.language in LANGUAGES
    found = links(named, article.text, parts.dateline_end, "en" if is_read else article.language)
    every = salient(named, found, parts)
    return every if is_read else tuple(one for one in every if one.link or one.type is not EntityType.GPE)


def entities(text: str, language: str) -> tuple[Entity, ...]:
    """Return who and what is named in `text`, in order of the first mention.

    Mentions never overlap, and `text[mention.start:mention.end] == mention.text`. `language` is an ISO 639-1 code.
    Raises RejectError(TOO_LARGE).
    """
    if language not in LANGUAGES:
        return capitalised_names(text, language, listed_places(text, language))
    tokens = tokenize(text)
    check_effort(tokens)
    return resolved(text, tokens, *scored_spans(text, tokens))
