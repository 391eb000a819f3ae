"""Words with exact offsets, and the sentences they stand in. Time is linear in the length of the text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from streams.errors import Reason, RejectError
from streams.stages.tag.lexicon import terms

MOST_TOKENS = 40_000  # 150,000 characters of prose have 32,000
# Words near a capital or a figure, and different words: those cost most. 150,000 characters of prose have 22,000, the
# heaviest of 611 news pages, 119,000 characters of tables, has 25,000.
MOST_TELLING = 28_000
_NEAR = 2  # words on each side whose features count
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
    """Raise RejectError(TOO_LARGE) where the tagger would need more than a good half of a second for `tokens`."""
    _within(len(tokens), MOST_TOKENS, "words and signs")
    loud = [number for number, token in enumerate(tokens) if token.text[0].isupper() or token.text[0].isdigit()]
    near = {number for middle in loud for number in range(middle - _NEAR, middle + _NEAR + 1)}
    different = {token.text for token in tokens}
    _within(len(near) + len(different), MOST_TELLING, "words that are near a capital or a figure, or new")


def _within(count: int, most: int, what: str) -> None:
    if count > most:
        raise RejectError(Reason.TOO_LARGE, f"its body has {count:,} {what}, and {most:,} are the most")


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
