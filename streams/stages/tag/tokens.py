"""Words with exact offsets, and the sentences they stand in. Time is linear in the length of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from streams.errors import Reason, RejectError
from streams.stages.tag.lexicon import terms
from streams.stages.tag.splitter import split_by_kernel

MOST_TOKENS = 100_000  # 470,000 characters of prose
MAX_SENTENCE = 256  # tokens; what is longer is cut, so that no input makes the tagger's tables large

_TOKEN = re.compile(
    r"[^\W\d_]++(?![\u0300-\u036f.])"  # most words at once: none of those below but the fourth
    r"|(?:[A-Z]\.){2,}"  # U.S.
    rf"|(?:{'|'.join(sorted(terms()['honorific'], key=len, reverse=True))})\.(?=\s)"  # Gen. and the name behind it
    r"|['\u2019]s\b"  # a possessive is a word of its own
    r"|(?:[^\W\d_][\u0300-\u036f]*)+"
    r"|\d+(?:[.,]\d+)*"
    r"|\S"
)
_SENTENCE_END = frozenset(".!?\u2026\u3002")
_CLOSING = frozenset("\"'\u201d\u2019\u00bb)]")
_ENDING = _SENTENCE_END | _CLOSING
_MOST_CLOSING = 3
_ABBREVIATIONS = terms()["abbreviation"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: `texts[n]` is `text[starts[n]:ends[n]]`, `opens[n]` tells whether it opens a sentence."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    opens: list[bool]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text`; all that is not white space is in exactly one."""
    split = split_by_kernel(text, MAX_SENTENCE)
    if split is None:
        return tokenize_in_python(text)
    starts, ends, opens = split
    return Tokens(starts, ends, [text[start:end] for start, end in zip(starts, ends, strict=True)], opens)


def tokenize_in_python(text: str) -> Tokens:
    """Return the same without the compiled kernel."""
    tokens = Tokens([], [], _TOKEN.findall(text), [])
    end = length = 0
    line_end = text.find("\n")
    for number, word in enumerate(tokens.texts):
        start = text.index(word, end)
        is_new_line = 0 <= line_end < start
        opens = number == 0 or length >= MAX_SENTENCE or is_new_line or _is_boundary(text, tokens, number, start)
        if is_new_line:
            line_end = text.find("\n", start)
        length = 1 if opens else length + 1
        end = start + len(word)
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.opens.append(opens)
    return tokens


def check_effort(tokens: Tokens) -> None:
    """Raise RejectError(TOO_LARGE) where the tagger would need more than about a second for `tokens`."""
    if len(tokens) > MOST_TOKENS:
        detail = f"its body has {len(tokens):,} words and signs, and {MOST_TOKENS:,} are the most"
        raise RejectError(Reason.TOO_LARGE, detail)


def sentences(tokens: Tokens) -> list[range]:
    """Return the ranges of token numbers that make up the sentences, in order."""
    starts = [number for number, opens in enumerate(tokens.opens) if opens]
    return [range(*pair) for pair in pairwise([*starts, len(tokens)])]


def _is_boundary(text: str, tokens: Tokens, number: int, start: int) -> bool:
    """Tell whether a sentence of the same line ends before the token `number`, which begins at `start`."""
    if tokens.texts[number - 1] not in _ENDING or tokens.ends[-1] == start:
        return False
    return _ends_sentence(tokens, number - 1) and not text[start].islower()


def _ends_sentence(tokens: Tokens, last: int) -> bool:
    number = last
    while number > max(last - _MOST_CLOSING, 0) and tokens.texts[number] in _CLOSING:
        number -= 1
    if tokens.texts[number] not in _SENTENCE_END or number == 0:
        return False
    before = tokens.texts[number - 1]
    if tokens.texts[number] != "." or tokens.ends[number - 1] != tokens.starts[number]:
        return True
    return before not in _ABBREVIATIONS and not (len(before) == 1 and before.isupper())
