"""The rules of `rules.yaml`, loaded and compiled: which rule, if any, says what a line is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from streams.records import Label
from streams.stages.strip.lines import Line, words_of

_DATA = Path(__file__).with_name("rules.yaml")


class Where(StrEnum):
    """Where in the article a rule holds."""

    ANYWHERE = "anywhere"
    EDGE = "edge"
    BEFORE_DATELINE = "before_dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason to take a line out.

    It holds for a line of at most `words` words that is one of `phrases`, or that begins with one of `patterns`, or
    that is made of `vocabulary` and numbers alone. `opens`: what follows up to the next prose belongs to it. `ends`:
    the body does not go on below. `teaser`: at the end of the body, the rest of the article is withheld.
    """

    name: str
    label: Label
    words: int
    confidence: float
    where: Where = Where.ANYWHERE
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    opens: bool = False
    ends: bool = False
    teaser: bool = False
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineRule:
    """One reason to take a span out of a line that stays: the group `cut` of what `pattern` finds.

    The pattern is tried only where one of `marks` stands in the line.
    """

    name: str
    label: Label
    confidence: float
    marks: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureRule:
    """What a decision by position, repetition or markup is called, and how sure it is."""

    label: Label
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What a tag, or a word of an element's id and classes, says of the blocks in it."""

    tags: dict[str, Label]
    names: dict[Label, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All of `rules.yaml`."""

    limits: dict[str, float]
    structure: dict[str, StructureRule]
    markup: Markup
    lines: tuple[Rule, ...]
    inline: tuple[InlineRule, ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """The line rules of one scope, compiled: phrases as a table, patterns as one alternation."""

    rules: tuple[Rule, ...]
    phrases: dict[str, Rule] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None
    vocabularies: tuple[tuple[frozenset[str], Rule], ...] = ()

    def match(self, line: Line) -> Rule | None:
        """Return the first rule that holds for `line`."""
        rule = self.phrases.get(line.bare)
        if rule is not None:
            return rule
        found = self.pattern.match(line.folded) if self.pattern else None
        if found is not None and found.lastgroup is not None:
            return self.rules[int(found.lastgroup[1:])]
        return self._spelled(line) if self.vocabularies else None

    def _spelled(self, line: Line) -> Rule | None:
        words = {word for word in words_of(line.folded) if not word[0].isdecimal()}
        return next((rule for known, rule in self.vocabularies if words and words <= known), None)


@cache
def rules() -> Rules:
    """Return the rules of `rules.yaml`."""
    return load(_DATA.read_text("utf-8"))


def load(text: str) -> Rules:
    """Return the rules in `text`; a rule that breaks the form raises msgspec.ValidationError."""
    data: Any = yaml.load(text, yaml.CSafeLoader)
    return msgspec.convert(data, Rules)


def compiled(chosen: Iterable[Rule]) -> Matcher:
    """Return a matcher of the rules in `chosen`, the first of which wins."""
    ordered = tuple(chosen)
    patterns = [f"(?P<r{i}>{'|'.join(rule.patterns)})" for i, rule in enumerate(ordered) if rule.patterns]
    return Matcher(
        rules=ordered,
        phrases={phrase: rule for rule in reversed(ordered) for phrase in rule.phrases},
        pattern=re.compile("|".join(patterns)) if patterns else None,
        vocabularies=tuple((frozenset(rule.vocabulary), rule) for rule in ordered if rule.vocabulary),
    )


@cache
def _matcher(where: Where, least_words: int) -> Matcher:
    return compiled(rule for rule in rules().lines if rule.where is where and rule.words >= least_words)


@cache
def _scopes(where: Where) -> tuple[int, ...]:
    return tuple(sorted({rule.words for rule in rules().lines if rule.where is where}))


def match(line: Line, where: Where = Where.ANYWHERE) -> Rule | None:
    """Return the rule of those for `where` that holds for `line`, if any does."""
    scope = next((words for words in _scopes(where) if line.words <= words), None)
    if scope is None or len(line.folded) > rules().limits["rule_characters"]:
        return None
    return _matcher(where, scope).match(line)
