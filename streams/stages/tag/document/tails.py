"""The rest of a word that the model left out of a name: 'naaq of Arnga'naaq, -o-cha of Chan-o-cha."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Token

_APOSTROPHES = frozenset("'\u2019\u00b4`\u02bc")
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
        last = span.last
        while span.label in _TAILED and _goes_on(tokens, last, span.label):
            last += 2
        whole.append(span if last == span.last else span._replace(last=last))
    return whole


def _goes_on(tokens: Sequence[Token], number: int, label: str) -> bool:
    """Tell whether a sign stands at `number` that touches the word before it, and letters that touch it behind it."""
    if number + 1 >= len(tokens) or tokens[number - 1].end < tokens[number].start:
        return False
    sign, behind = tokens[number], tokens[number + 1]
    if sign.end < behind.start or not behind.text.isalpha():
        return False
    if sign.text in _APOSTROPHES:
        return len(behind.text) >= _SHORTEST
    return sign.text == "-" and label == "PER" and behind.text.islower()
