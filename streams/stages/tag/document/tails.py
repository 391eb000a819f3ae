"""The rest of a word that the model left out of a name: 'naaq of Arnga'naaq, -o-cha of Chan-o-cha."""

from __future__ import annotations

from collections.abc import Iterable

from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Tokens

_APOSTROPHES = frozenset("'\u2019\u00b4`\u02bc")
_SIGNS = _APOSTROPHES | {"-"}
_TAILED = frozenset({"PER", "ORG", "LOC"})
_SHORTEST = 3  # letters behind an apostrophe: 'll and 've are verbs


def with_tails(tokens: Tokens, found: Iterable[Span]) -> list[Span]:
    """Return the spans to the end of the words that they end in.

    An apostrophe goes on a name of any kind, a hyphen before lower case only a person's: the Velmar-backed Board.
    """
    whole: list[Span] = []
    texts, done = tokens.texts, 0
    for span in found:
        first, last, label = span
        if first < done:
            continue
        has_sign = last < len(texts) and texts[last] in _SIGNS
        whole.append(_to_end(tokens, span) if has_sign and label in _TAILED else span)
        done = whole[-1].last
    return whole


def _to_end(tokens: Tokens, span: Span) -> Span:
    last = span.last
    while last + 1 < len(tokens) and tokens.texts[last] in _SIGNS and _goes_on(tokens, last, span.label):
        last += 2
    return span._replace(last=last) if last > span.last else span


def _goes_on(tokens: Tokens, number: int, label: str) -> bool:
    """Tell whether the sign at `number` touches the word before it, and letters touch it behind it."""
    if tokens.ends[number - 1] < tokens.starts[number]:
        return False
    sign, behind = tokens.texts[number : number + 2]
    if tokens.ends[number] < tokens.starts[number + 1] or not behind.isalpha():
        return False
    if sign in _APOSTROPHES:
        return len(behind) >= _SHORTEST
    return sign == "-" and label == "PER" and behind.islower()
