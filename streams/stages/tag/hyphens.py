"""Names with a hyphen in them, which the model parts: "Karen Lind-Okoro" is one person, "Ost-Velmaria" one place."""

from __future__ import annotations

from itertools import pairwise

from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Token

_KINDS = frozenset({"PER", "LOC"})


def joined(tokens: list[Token], found: list[Span]) -> list[Span]:
    """Return the spans, those of people and places that a hyphen without white space ties to one of their kind as one.

    Two people of one word each stay two; a longer name of a person goes on behind a hyphen that it ends before,
    whatever the word there was taken for.
    """
    whole: list[Span] = []
    for span in found:
        before = whole[-1] if whole else span
        if before.last + 1 == span.first and _ties(tokens, before, span):
            whole[-1] = Span(before.first, span.last, before.label)
        else:
            whole.append(span)
    edge = Span(len(tokens), len(tokens), "")
    return [_longer(tokens, span, behind.first) for span, behind in pairwise([*whole, edge])]


def _longer(tokens: list[Token], span: Span, end: int) -> Span:
    last = span.last
    while span.label == "PER" and last - span.first > 1 and last + 1 < end and _is_inner(tokens, last):
        last += 2
    return Span(span.first, last, span.label)


def _is_inner(tokens: list[Token], number: int) -> bool:
    """Tell whether a hyphen stands there without white space around, and a capital behind it."""
    before, hyphen, behind = tokens[number - 1 : number + 2]
    tied = before.end == hyphen.start and hyphen.end == behind.start
    return hyphen.text == "-" and tied and behind.text[0].isupper()


def _ties(tokens: list[Token], one: Span, other: Span) -> bool:
    sizes = one.last - one.first, other.last - other.first
    if not _is_inner(tokens, one.last) or one.label not in _KINDS:
        return False
    if one.label == "PER" and sizes[0] > 1 == sizes[1]:
        return True
    return one.label == other.label and (one.label != "PER" or sizes != (1, 1))
