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

_BULLETS = ("— ", "– ", "- ", "• ", "* ", "» ")  # noqa: RUF001 - as pages use them
_DATA = Path(__file__).with_name("rules.yaml")


class Where(StrEnum):
    """Where in the article a rule holds."""

    ANYWHERE = "anywhere"
    EDGE = "edge"
    BEFORE_DATELINE = "before_dateline"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A pattern to look for anywhere in a line; it is tried in articles in which one of `marks` stands."""

    marks: tuple[str, ...]
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason to take a line out.

    It holds for a line of at most `words` words that is one of `phrases`, begins with one of `patterns`, holds one of
    `finds`, or is made of `vocabulary` and numbers alone. A phrase with a full stop or a quotation mark is speech.
    `opens`: what follows up to the next prose belongs to it. `ends`: the body does not go on below. `teaser`: at the
    end of the body, the rest of the article is withheld.
    """

    name: str
    label: Label
    words: int
    confidence: float
    where: Where = Where.ANYWHERE
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    finds: tuple[Find, ...] = ()
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
    finds: tuple[tuple[frozenset[str], re.Pattern[str], Rule], ...] = ()
    vocabularies: tuple[tuple[frozenset[str], Rule], ...] = ()

    def match(self, line: Line, marks: frozenset[str]) -> Rule | None:
        """Return the first rule that holds for `line` of an article in which `marks` stand."""
        rule = self.phrases.get(line.bare)
        if rule is not None and not _is_speech(line):
            return rule
        found = self.pattern.match(line.folded, _begin(line.folded)) if self.pattern else None
        if found is not None and found.lastgroup is not None:
            return self.rules[int(found.lastgroup[1:])]
        return self._holding(line, marks) or self._spelled(line)

    def _holding(self, line: Line, marks: frozenset[str]) -> Rule | None:
        for own, pattern, rule in self.finds if marks else ():
            if not own.isdisjoint(marks) and pattern.search(line.folded):
                return rule
        return None

    def _spelled(self, line: Line) -> Rule | None:
        if not self.vocabularies or (_is_speech(line) and not any(map(str.isdecimal, line.folded))):
            return None
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


def _begin(folded: str) -> int:
    """Return where the words begin behind a dash or a bullet."""
    return 2 if folded.startswith(_BULLETS) else 0


def _is_speech(line: Line) -> bool:
    return line.folded.startswith('"') or (line.folded.endswith((".", '."')) and not line.folded.endswith(".."))


def compiled(chosen: Iterable[Rule]) -> Matcher:
    """Return a matcher of the rules in `chosen`, the first of which wins."""
    ordered = tuple(chosen)
    patterns = [f"(?P<r{i}>{'|'.join(rule.patterns)})" for i, rule in enumerate(ordered) if rule.patterns]
    return Matcher(
        rules=ordered,
        phrases={phrase: rule for rule in reversed(ordered) for phrase in rule.phrases},
        pattern=re.compile("|".join(patterns)) if patterns else None,
        finds=tuple((frozenset(find.marks), re.compile(find.pattern), rule) for rule in ordered for find in rule.finds),
        vocabularies=tuple((frozenset(rule.vocabulary), rule) for rule in ordered if rule.vocabulary),
    )


@cache
def _scopes(where: Where) -> tuple[Matcher, ...]:
    """Return, for each number of words, a matcher of the rules for `where` that take lines of so many."""
    chosen = [rule for rule in rules().lines if rule.where is where]
    sizes = sorted({rule.words for rule in chosen})
    matchers = {size: compiled(rule for rule in chosen if rule.words >= size) for size in sizes}
    return tuple(matchers[next(size for size in sizes if size >= words)] for words in range(sizes[-1] + 1))


def marks_in(lines: Iterable[Line]) -> frozenset[str]:
    """Return the marks of `finds` that stand in `lines`."""
    text = "\n".join(line.folded for line in lines)
    return frozenset(mark for mark in _marks() if mark in text)


@cache
def _marks() -> tuple[str, ...]:
    return tuple({mark for rule in rules().lines for find in rule.finds for mark in find.marks})


def match(line: Line, where: Where, marks: frozenset[str]) -> Rule | None:
    """Return the rule of those for `where` that holds for `line` of an article in which `marks` stand, if any does."""
    scopes = _scopes(where)
    if line.words >= len(scopes) or len(line.folded) > rules().limits["rule_characters"]:
        return None
    return scopes[line.words].match(line, marks)
