"""The second stage: cleaned text in, the body and nothing else out, each removal with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from streams.errors import Reason, RejectError
from streams.records import CleanedArticle, Contributor, Dateline, Label, Removed, StrippedArticle
from streams.stages.strip.credits import images_of
from streams.stages.strip.dateline import dateline_of
from streams.stages.strip.inline import inline_cuts
from streams.stages.strip.label import decide
from streams.stages.strip.labeller.model import Model
from streams.stages.strip.lines import Line, read
from streams.stages.strip.memory_counts import Sightings
from streams.stages.strip.names import byline_among, contributors_of
from streams.stages.strip.prompts import publisher_of
from streams.stages.strip.ruleset import Ruleset, built_in
from streams.stages.strip.spans import block_cuts, remaining, removals
from streams.stages.strip.teaser import incomplete
from streams.text.outlets import without_outlet

SCHEMA = "articles.stripped/1"
_DATELINE_WITHIN = 3  # a dateline stands in one of the first paragraphs
_PROMPTS = {Label.SUBSCRIBE, Label.PROMO, Label.COPYRIGHT}


def strip(
    article: CleanedArticle,
    ruleset: Ruleset | None = None,
    seen: Sightings | None = None,
    lines: Sequence[Line] | None = None,
    model: Model | None = None,
) -> StrippedArticle:
    """Return `article` with its body alone, what was lifted from the rest, and every removal.

    It is stripped by the rules of `ruleset`, without one by the built-in rules. `seen` says where the article's blocks
    stood in others of its source, None where nothing is known of those; `lines` are the blocks as `read` gives them, if
    that was done already.
    Raises RejectError(ONLY_BOILERPLATE) if no body is left.
    """
    rules = (ruleset or built_in()).for_source(article.source)
    lines = read(article) if lines is None else lines
    decided = decide(lines, article.title, rules, seen, model)
    kept = [line for line, verdict in zip(lines, decided.verdicts, strict=True) if verdict is None]
    cuttable = [line.block for i, line in enumerate(lines) if decided.verdicts[i] is None and i not in decided.kept]
    if not kept:
        raise RejectError(Reason.ONLY_BOILERPLATE, f"{len(lines)} blocks, each one furniture")
    cuts = block_cuts(article.blocks, decided.verdicts)
    cuts += inline_cuts(article.text, cuttable, rules)
    removed = removals(article.text, cuts)
    because = incomplete(decided, article.extent)
    publisher = article.publisher or publisher_of(_texts(removed, _PROMPTS))
    return StrippedArticle(
        schema=SCHEMA,
        id=article.id,
        version=article.version,
        source=article.source,
        trace=article.trace,
        url=article.url,
        title=_title(article.title, publisher) or decided.title,
        publisher=publisher,
        language=article.language,
        published_at=article.published_at,
        modified_at=article.modified_at,
        fetched_at=article.fetched_at,
        text=remaining(article.text, removed),
        dateline=_dateline(kept),
        byline=byline_among(_texts(removed, {Label.BYLINE}), article.byline, publisher),
        contributors=_contributors(removed),
        images=images_of(_texts(_lines(removed), {Label.CAPTION, Label.CREDIT})),
        removed=removed,
        complete=because is None,
        incomplete_because=because,
    )


def _texts(removed: Sequence[Removed], labels: set[Label]) -> list[str]:
    return [span.text.strip() for span in removed if span.label in labels]


def _lines(removed: Sequence[Removed]) -> list[Removed]:
    """Return what was a line of its own: an agency's name glued to a paragraph signs the article, not a picture."""
    return [span for span in removed if not span.rule.startswith("inline/")]


def _title(title: str | None, publisher: str | None) -> str | None:
    return without_outlet(title, publisher) if title and publisher else title


def _dateline(kept: Sequence[Line]) -> Dateline | None:
    found = (dateline_of(line.text) for line in kept[:_DATELINE_WITHIN])
    return next((dateline for dateline in found if dateline), None)


def _contributors(removed: Sequence[Removed]) -> tuple[Contributor, ...]:
    named = (contributor for text in _texts(removed, {Label.CONTRIBUTOR}) for contributor in contributors_of(text))
    return tuple(dict.fromkeys(named))
