"""The second stage: cleaned text in, the body and nothing else out, each removal with its reason."""

from __future__ import annotations

from streams.errors import Reason, RejectError
from streams.records import CleanedArticle, StrippedArticle
from streams.stages.strip.inline import inline_cuts
from streams.stages.strip.label import decide
from streams.stages.strip.lift import lifted
from streams.stages.strip.lines import read
from streams.stages.strip.pieces import pieces_of
from streams.stages.strip.spans import block_cuts, remaining, removals
from streams.stages.strip.teaser import is_complete

SCHEMA = "articles.stripped/1"


def strip(article: CleanedArticle) -> StrippedArticle:
    """Return `article` with its body alone, what was lifted from it, and every removal.

    Raises RejectError(ONLY_BOILERPLATE) if no body is left.
    """
    lines = read(article)
    decided = decide(lines, article.title)
    kept = [line for line, verdict in zip(lines, decided.verdicts, strict=True) if verdict is None]
    if not kept:
        raise RejectError(Reason.ONLY_BOILERPLATE, f"{len(lines)} blocks, each one furniture")
    cuts = block_cuts(article.blocks, decided.verdicts)
    cuts += inline_cuts(article.text, [line.block for line in kept])
    removed = removals(article.text, cuts)
    found = lifted(article, pieces_of(kept, removed, article.blocks), decided.title)
    return StrippedArticle(
        schema=SCHEMA,
        id=article.id,
        version=article.version,
        source=article.source,
        trace=article.trace,
        url=article.url,
        title=found.title,
        title_span=found.title_span,
        subtitle=found.subtitle,
        publisher=found.publisher,
        publisher_span=found.publisher_span,
        language=article.language,
        published_at=article.published_at or found.published_at,
        modified_at=article.modified_at or found.modified_at,
        fetched_at=article.fetched_at,
        text=remaining(article.text, removed),
        dateline=found.dateline,
        byline=found.byline,
        agency=found.agency,
        contributors=found.contributors,
        images=found.images,
        section=found.section,
        tags=found.tags,
        published=found.published,
        modified=found.modified,
        notices=found.notices,
        copyright_holder=found.copyright_holder,
        removed=removed,
        complete=is_complete(decided),
    )
