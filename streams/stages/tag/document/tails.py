"""The rest of a word that the model left out of a name: 'naaq of Arnga'naaq, -o-cha of Chan-o-cha."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Token

_APOSTROPHES = frozenset("'\u2019\u00b4`\u02bc")
_SIGNS = _APOSTROPHES | {"-"}
_TAILED = frozenset({"PER", "ORG", "LOC"})
_SHORTEST = 3  # letters behind an apostrophe: 'll and 've are verbs


def with_tails(tokens: Sequence[Token], found: Iterable[Span]) -> list[Span]:
    """Return the spans to the end of the words that they end in.

    An apostrophe goes on a name of any kind, a hyphen before lower case only a person's: the Velmar-backed Board.
    """
    whole: list[Span] = []
    for span in found:
        if whole and span.first < whole[-1].last:
            continue
        whole.append(_to_end(tokens, span) if span.label in _TAILED else span)
    return whole


def _to_end(tokens: Sequence[Token], span: Span) -> Span:
    last = span.last
    while last + 1 < len(tokens) and tokens[last].text in _SIGNS and _goes_on(tokens, last, span.label):
        last += 2
    return span._replace(last=last) if last > span.last else span


def _goes_on(tokens: Sequence[Token], number: int, label: str) -> bool:
    """Tell whether the sign at `number` touches the word before it, and letters touch it behind it."""
    if tokens[number - 1].end < tokens[number].start:
        return False
    sign, behind = tokens[number], tokens[number + 1]
    if sign.end < behind.start or not behind.text.isalpha():
        return False
    if sign.text in _APOSTROPHES:
        return len(behind.text) >= _SHORTEST
    return sign.text == "-" and label == "PER" and behind.text.islower()
