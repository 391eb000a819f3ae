"""Furniture that stands glued to a paragraph: only from its end or its begin, or in brackets, and never all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from streams.records import Block
from streams.stages.strip.rules import InlineRule
from streams.stages.strip.ruleset import Glued, Ruleset
from streams.stages.strip.spans import Cut
from streams.stages.strip.verdicts import Verdict

_CLOSING = ".,;:!?"

Span = tuple[int, int, InlineRule]


def inline_cuts(text: str, blocks: Iterable[Block], ruleset: Ruleset) -> list[Cut]:
    """Return the spans of furniture within `blocks` of `text`, each with the space that parts it from the rest."""
    likely = list(ruleset.inline_in(text))
    return [cut for block in blocks for cut in _cuts(text, block, likely)] if likely else []


def _cuts(text: str, block: Block, likely: Sequence[Glued]) -> list[Cut]:
    line = text[block.start : block.end]
    marked = [one for one in likely if one.mark in line]
    cuts: list[Cut] = []
    for start, end, rule in _peeled(line, marked) if marked else ():
        if not cuts or block.start + start >= cuts[-1].end:
            cuts.append(Cut(block.start + start, block.start + end, Verdict(rule.label, rule.name, rule.confidence)))
    return cuts if sum(cut.end - cut.start for cut in cuts) < len(line) else []


def _peeled(line: str, marked: Sequence[Glued]) -> list[Span]:
    """Return every span that a rule finds; what stands at the line's end may have hidden more before it."""
    patterns = list({one.rule.name: one for one in marked}.values())  # a rule may have several marks in the line
    behind: list[Span] = []
    while True:
        found = _found(line, patterns)
        last = next((span for span in found if span[1] == len(line)), None)
        if last is None:
            return [*found, *reversed(behind)]
        behind.append(last)
        line = line[: last[0]]


def _found(line: str, patterns: Sequence[Glued]) -> list[Span]:
    """Return every span that a rule finds, in the order of the line; the earlier rule first where two begin alike."""
    found = [(*_with_space(line, *span), one.rule) for one in patterns for span in one.pattern.spans(line, "cut")]
    return sorted(found, key=lambda span: span[0])


def _with_space(line: str, start: int, end: int) -> tuple[int, int]:
    """Widen the span by the space behind it, or, before a mark or at the line's end, by the space before it."""
    while end < len(line) and line[end].isspace():
        end += 1
    if end == len(line) or line[end] in _CLOSING:
        while start > 0 and line[start - 1].isspace():
            start -= 1
    return start, end
