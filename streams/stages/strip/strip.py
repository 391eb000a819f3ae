"""The second stage: cleaned text in, the body and nothing else out, each removal with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from streams.errors import Reason, RejectError
from streams.records import CleanedArticle, StrippedArticle
from streams.stages.strip.inline import inline_cuts
from streams.stages.strip.label import decide
from streams.stages.strip.labeller.model import Model
from streams.stages.strip.lift import lifted
from streams.stages.strip.lines import Line, read
from streams.stages.strip.memory_counts import Sightings
from streams.stages.strip.pieces import pieces_of
from streams.stages.strip.ruleset import Ruleset, built_in
from streams.stages.strip.spans import block_cuts, remaining, removals
from streams.stages.strip.teaser import incomplete

SCHEMA = "articles.stripped/1"


def strip(
    article: CleanedArticle,
    ruleset: Ruleset | None = None,
    seen: Sightings | None = None,
    lines: Sequence[Line] | None = None,
    model: Model | None = None,
) -> StrippedArticle:
    """Return `article` with its body alone, what was lifted from it, and every removal.

    It is stripped by the rules of `ruleset`, without one by the built-in rules. `seen` says where the article's blocks
    stood in others of its source, None where nothing is known of those; `lines` are the blocks as `read` gives them, if
    that was done already.
    Raises RejectError(ONLY_BOILERPLATE) if no body is left.
    """
    rules = (ruleset or built_in()).for_source(article.source)
    lines = read(article) if lines is None else lines
    decided = decide(lines, article.title, rules, seen, model)
    if all(decided.verdicts):
        raise RejectError(Reason.ONLY_BOILERPLATE, f"{len(lines)} blocks, each one furniture")
    cuts = block_cuts(article.blocks, decided.verdicts)
    cuts += inline_cuts(article.text, decided.cuttable, rules)
    removed = removals(article.text, cuts)
    found = lifted(article, pieces_of(lines, decided.labels, removed), decided.title)
    because = incomplete(decided, article.extent)
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
        complete=because is None,
        incomplete_because=because,
    )
