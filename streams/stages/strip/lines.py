"""What the rules look at in a block: its words, its folded text, whether it ends as a sentence does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.records import Block, CleanedArticle

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " "})
_WORD = re.compile(r"\w+(?:['.&-]\w+)*")
_IDEOGRAM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_REFERENCE = re.compile(r"(?: ?\[[^\[\]]{1,40}\])+$")
_CLOSERS = "\"'”’»)]›』」*"
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
_BREAK = re.compile(r"[.!?…]['\"”’»)]* +['\"“‘«„(]?[^\W\d_]|[。！？]")
_IDEOGRAMS_PER_WORD = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A block as the rules see it.

    `folded` is the text in lower case with plain quotes and single spaces, `bare` the same without the marks around
    it. `closed`: it ends as a sentence does. `sentences` counts what is closed within the line and at its end.
    """

    block: Block
    text: str
    folded: str
    bare: str
    words: int
    closed: bool
    sentences: int


def read(article: CleanedArticle) -> list[Line]:
    """Return the article's blocks as lines, in order."""
    return [line_of(block, article.text[block.start : block.end]) for block in article.blocks]


def line_of(block: Block, text: str) -> Line:
    """Return `text`, which stands in `block`, as a line."""
    folded = " ".join(text.translate(_QUOTES).lower().split())
    closed = _REFERENCE.sub("", text).rstrip(_CLOSERS + " ").endswith(_ENDS)
    return Line(
        block=block,
        text=text,
        folded=folded,
        bare=folded.strip(" \t.,:;!?|/\\•·–—-+*#>›»<«‹→←↓↑&@\"'()[]{}…▶►▸©"),  # noqa: RUF001 - marks as pages use them
        words=word_count(folded),
        closed=closed,
        sentences=len(_BREAK.findall(text)) + closed,
    )


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text."""
    return _WORD.findall(folded)


def word_count(text: str) -> int:
    """Count the words between spaces; in scripts without spaces, two characters make a word."""
    spaced = len(text.split())
    if text.isascii():
        return spaced
    return max(spaced, len(_IDEOGRAM.findall(text)) // _IDEOGRAMS_PER_WORD)
