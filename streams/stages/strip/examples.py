"""The examples and counterexamples beside a rule, tried on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from streams.records import Block, BlockKind
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.matching import compiled
from streams.stages.strip.rules import InlineRule, Rule, RuleFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A rule that does not hold for its example, or holds for its counterexample."""

    rule: str
    text: str
    taken: bool

    def __str__(self) -> str:
        """Say it in a sentence."""
        if self.taken:
            return f"rule {self.rule}: it holds for its counterexample '{self.text}'; narrow it."
        return f"rule {self.rule}: it does not hold for its example '{self.text}'; widen it, or raise `words`."


def failures(file: RuleFile) -> Iterator[Failure]:
    """Give what fails of the examples and counterexamples in `file`."""
    for rule in file.lines:
        lines = [_line(text) for text in (*rule.examples, *rule.counterexamples)]
        held = [found is not None for found in compiled([rule]).match(lines, frozenset())[rule.where]]
        yield from _failures(rule, held)
    for inline in file.inline:
        yield from _failures(inline, [_cuts(inline, text) for text in (*inline.examples, *inline.counterexamples)])


def _failures(rule: Rule | InlineRule, held: list[bool]) -> Iterator[Failure]:
    for i, text in enumerate((*rule.examples, *rule.counterexamples)):
        if held[i] is not (i < len(rule.examples)):
            yield Failure(rule=rule.name, text=text, taken=held[i])


def _cuts(rule: InlineRule, text: str) -> bool:
    marked = not rule.marks or any(mark in text for mark in rule.marks)
    return marked and re.search(rule.pattern, text) is not None


def _line(text: str) -> Line:
    return line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text)
