"""Words with exact offsets, and the sentences they stand in. Time is linear in the length of the text."""

from __future__ import annotations

import re
from itertools import pairwise, repeat
from typing import NamedTuple

from streams.errors import Reason, RejectError
from streams.stages.tag.lexicon import terms
from streams.stages.tag.splitter import split_by_kernel

MOST_TOKENS = 100_000  # 470,000 characters of prose
MAX_SENTENCE = 256  # tokens; what is longer is cut, so that no input makes the tagger's tables large

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    rf"|(?:{'|'.join(sorted(terms()['honorific'], key=len, reverse=True))})\.(?=\s)"  # Gen. and the name behind it
    r"|['\u2019]s\b"  # a possessive is a word of its own
    r"|(?:[^\W\d_][\u0300-\u036f]*)+"
    r"|\d+(?:[.,]\d+)*"
    r"|\S"
)
_SENTENCE_END = frozenset(".!?\u2026\u3002")
_CLOSING = frozenset("\"'\u201d\u2019\u00bb)]")
_ABBREVIATIONS = terms()["abbreviation"]


class Token(NamedTuple):
    """`text[start:end]`; `opens` tells whether a sentence begins here."""

    start: int
    end: int
    text: str
    opens: bool


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text` in order; all that is not white space is in exactly one."""
    split = split_by_kernel(text, MAX_SENTENCE)
    if split is None:
        return tokenize_in_python(text)
    starts, ends, opens = split
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return list(map(tuple.__new__, repeat(Token), zip(starts, ends, words, opens, strict=True)))


def tokenize_in_python(text: str) -> list[Token]:
    """Return the same without the compiled kernel."""
    tokens: list[Token] = []
    last, length = 0, 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        opens = length >= MAX_SENTENCE or _is_boundary(text, tokens, last, start)
        length = 1 if opens else length + 1
        tokens.append(Token(start, end, match.group(), opens))
        last = end
    return tokens


def check_effort(tokens: list[Token]) -> None:
    """Raise RejectError(TOO_LARGE) where the tagger would need more than about a second for `tokens`."""
    if len(tokens) > MOST_TOKENS:
        detail = f"its body has {len(tokens):,} words and signs, and {MOST_TOKENS:,} are the most"
        raise RejectError(Reason.TOO_LARGE, detail)


def sentences(tokens: list[Token]) -> list[range]:
    """Return the ranges of token numbers that make up the sentences, in order."""
    starts = [number for number, token in enumerate(tokens) if token.opens]
    return [range(*pair) for pair in pairwise([*starts, len(tokens)])]


def _is_boundary(text: str, tokens: list[Token], last: int, start: int) -> bool:
    if not tokens:
        return True
    if last == start:
        return False
    if "\n" in text[last:start]:
        return True
    return _ends_sentence(tokens) and not text[start].islower()


def _ends_sentence(tokens: list[Token]) -> bool:
    number = len(tokens) - 1
    while number > 0 and tokens[number].text in _CLOSING and number > len(tokens) - 4:
        number -= 1
    if tokens[number].text not in _SENTENCE_END or number == 0:
        return False
    before = tokens[number - 1]
    if tokens[number].text != "." or before.end != tokens[number].start:
        return True
    return before.text not in _ABBREVIATIONS and not (len(before.text) == 1 and before.text.isupper())
