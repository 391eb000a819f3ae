"""The parts of an article that weigh more than the rest: title, dateline, lead, and the first words of a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from streams.records import StrippedArticle
from streams.text.sentences import sentence_starts

_WORD = re.compile(r"\w+")
_FURTHEST = 200  # characters into the text, within which a dateline begins


class Outline(NamedTuple):
    """Parts of `text`: the dateline ends at `dateline_end`, 0 without one, and from there the lead goes to `lead_end`.

    `title` is in lower case, `title_words` as `words` makes it; `sentences` are the offsets at which sentences begin.
    """

    text: str
    title: str
    title_words: str
    dateline_end: int
    lead_end: int
    sentences: list[int]


def outline(article: StrippedArticle) -> Outline:
    """Return the parts of an article."""
    text = article.text
    dateline = _dateline_end(text, article.dateline.text) if article.dateline else 0
    paragraph = text.find("\n", dateline)
    return Outline(
        text=text,
        title=(article.title or "").casefold(),
        title_words=words(article.title or ""),
        dateline_end=dateline,
        lead_end=len(text) if paragraph < 0 else paragraph,
        sentences=sentence_starts(text),
    )


def words(text: str) -> str:
    """Return the words of `text` in lower case, a space before and behind each: those of a part are a part of them."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _dateline_end(text: str, dateline: str) -> int:
    start = text.find(dateline, 0, len(dateline) + _FURTHEST)
    return start + len(dateline) if start >= 0 else 0
