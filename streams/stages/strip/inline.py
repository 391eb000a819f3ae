"""Furniture that stands glued to a paragraph: only from its end or its begin, or in brackets, and never all of it."""

from __future__ import annotations

import re
from functools import cache

from streams.records import Block
from streams.stages.strip.rules import InlineRule, rules
from streams.stages.strip.spans import Cut
from streams.stages.strip.verdicts import Verdict


def inline_cuts(text: str, block: Block) -> list[Cut]:
    """Return the spans of furniture within `block` of `text`, each with the space that parts it from the rest."""
    cuts: list[Cut] = []
    line = text[block.start : block.end]
    for rule, pattern, marks in _compiled():
        if not any(mark in line for mark in marks):
            continue
        for found in pattern.finditer(line):
            start, end = _with_space(line, *found.span("cut"))
            if end - start < len(line) and not any(
                c.start < block.start + end and block.start + start < c.end for c in cuts
            ):
                cuts.append(
                    Cut(block.start + start, block.start + end, Verdict(rule.label, rule.name, rule.confidence))
                )
    return cuts if sum(cut.end - cut.start for cut in cuts) < len(line) else []


def _with_space(line: str, start: int, end: int) -> tuple[int, int]:
    """Widen the span by the space behind it, or, at the line's end, by the space before it."""
    while end < len(line) and line[end].isspace():
        end += 1
    if end == len(line):
        while start > 0 and line[start - 1].isspace():
            start -= 1
    return start, end


@cache
def _compiled() -> tuple[tuple[InlineRule, re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((rule, re.compile(rule.pattern), rule.marks) for rule in rules().inline)
