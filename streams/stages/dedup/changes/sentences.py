"""A text as sentences that can be compared with those of another version."""

from __future__ import annotations

import re
from typing import NamedTuple

from streams.stages.dedup.changes.typography import plain
from streams.stages.tag import tokens as tokens_of

_WORD = re.compile(r"\w+")
# A line broken within a sentence, as in texts of a fixed width.
_WRAPPED = re.compile(r"(?<=[^\n]{50}[^\n.!?:\u2026\u3002\"\u201d\u2019)])\n(?=[^\n])")
_SAYS_WHEN = re.compile(
    r"\W*(?:(?:last|first) )?(?:updated?|published|posted|modified|created)\b(?=.*\d).{0,60}", re.IGNORECASE
)
_MOST_WORDS = 10  # of a line that only says when


class Sentence(NamedTuple):
    """`text[start:end]`; `plain` is the same in one typography, `words` what it says, in lower case."""

    start: int
    end: int
    plain: str
    words: tuple[str, ...]


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order, without those of no word and lines that only say when it was changed."""
    tokens = tokens_of.tokenize(_WRAPPED.sub(" ", text))
    spans = ((tokens.starts[one.start], tokens.ends[one.stop - 1]) for one in tokens_of.sentences(tokens))
    every = (_sentence(text, start, end) for start, end in spans)
    return [one for one in every if one.words and not _only_says_when(one)]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in one typography, in lower case."""
    return tuple(_WORD.findall(text.casefold()))


def _sentence(text: str, start: int, end: int) -> Sentence:
    said = plain(text[start:end])
    return Sentence(start, end, said, words_of(said))


def _only_says_when(sentence: Sentence) -> bool:
    return len(sentence.words) <= _MOST_WORDS and _SAYS_WHEN.fullmatch(sentence.plain) is not None
