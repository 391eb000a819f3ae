"""All that is known of one article and its blocks: what the terminal, the page and the JSON show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from streams.cli.explaining.family import Family
from streams.cli.explaining.relation import as_told
from streams.records import AnnotatedArticle, CleanedArticle, StrippedArticle
from streams.stages.strip.explain import Explained, why_incomplete
from streams.text.visible import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One article: where it comes from, what is known of it, its blocks, and why it was rejected, if it was.

    `article` is the tagged one; the stripped or cleaned one where a stage rejected it or it was not tagged yet.
    `cleaned` is the text that holds the blocks. `family` is known of articles that were indexed.
    """

    origin: str
    article: CleanedArticle | StrippedArticle
    cleaned: str
    blocks: tuple[Explained, ...]
    rejected: str | None = None
    family: Family | None = None

    @property
    def incomplete(self) -> str | None:
        """Return what tells that only the beginning of the article was given; None where all of it was."""
        if isinstance(self.article, CleanedArticle) or self.article.complete:
            return None
        return why_incomplete(self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How many words stay, and how many go as what, most first."""

    kept: int
    removed: dict[str, int]

    @property
    def gone(self) -> int:
        """Return how many go in all."""
        return sum(self.removed.values())


def words(blocks: Iterable[Explained]) -> Words:
    """Count the words of `blocks`, those that were cut out of blocks that stay as removed."""
    kept, removed = 0, Counter[str]()
    for block in blocks:
        cut = [(cut.label, len(cut.text.split())) for cut in block.cuts]
        if block.kept:
            kept += max(block.words - sum(count for _, count in cut), 0)
        for label, count in cut if block.kept else [(block.label, block.words)]:
            removed[label.value] += count
    return Words(kept=kept, removed=dict(removed.most_common()))


def as_json(explanation: Explanation) -> dict[str, Any]:
    """Return what `streams explain --json` prints of one article."""
    article, counts = explanation.article, words(explanation.blocks)
    return {
        "origin": visible(explanation.origin),  # a file's name may hold what JSON cannot
        "id": article.id,
        "version": article.version,
        "source": article.source,
        "title": article.title,
        "rejected": explanation.rejected,
        "incomplete": explanation.incomplete,
        "words_kept": counts.kept,
        "words_removed": counts.removed,
        "blocks": explanation.blocks,
        "family": as_told(explanation.family) if explanation.family else None,
        "entities": article.entities if isinstance(article, AnnotatedArticle) else None,
        "places": article.places if isinstance(article, AnnotatedArticle) else None,
        "tagged_by": article.tagged_by if isinstance(article, AnnotatedArticle) else None,
    }
