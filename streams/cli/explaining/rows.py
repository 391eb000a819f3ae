"""Labelled blocks as lines of a table that people correct."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streams import ids
from streams.cli.explaining.explanation import Explanation
from streams.text.visible import visible

COLUMNS = ("article", "block", "label", "confidence", "text")
_LONGEST = 200  # characters of a text
_FORMULA = ("=", "+", "-", "@")  # where spreadsheets see one


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One block: the digest of its article's cleaned text, its number from 0 on, and what it is held to be."""

    article: str
    block: int
    label: str
    confidence: float | None
    text: str

    def cells(self) -> tuple[str, ...]:
        """Return what stands in the columns; the text is short, safe to show and no formula."""
        sure = "" if self.confidence is None else f"{self.confidence:.3f}"
        return self.article, str(self.block), self.label, sure, _safe(self.text)


def rows(explanation: Explanation) -> Iterator[Row]:
    """Give a row for each block, in order."""
    article = ids.text_digest(explanation.cleaned)
    for number, block in enumerate(explanation.blocks):
        yield Row(article=article, block=number, label=block.label.value, confidence=block.confidence, text=block.text)


def _safe(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    line = visible(short).replace("\t", "\\t").replace("\n", "\\n")
    return f"'{line}" if line.startswith(_FORMULA) else line
