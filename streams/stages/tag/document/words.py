"""The word lists of the document level, in words.txt. The model never sees them: they may change without training."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from streams.stages.tag.lexicon import sections

WORDS = Path(__file__).with_name("words.txt")


def words(name: str) -> frozenset[str]:
    """Return the list called `name`; its entries are written as in the text, `_` joining the words of one."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return sections(WORDS)
