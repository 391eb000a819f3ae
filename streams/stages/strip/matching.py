"""Line rules, compiled: which of them, if any, says what a line is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from streams.stages.strip.lines import Line, words_of
from streams.stages.strip.rules import Rule

_BULLETS = ("— ", "– ", "- ", "• ", "* ", "» ")  # noqa: RUF001 - as pages use them
_LONGEST = 900  # characters; longer lines are prose to every rule


@dataclass(frozen=True, slots=True)
class _Matcher:
    """The line rules for lines of one length, compiled: phrases as a table, patterns as one alternation."""

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


@dataclass(frozen=True, slots=True)
class LineRules:
    """Some line rules, the first of which wins: for each number of words, those that take lines of so many."""

    by_words: tuple[_Matcher, ...]
    marks: tuple[str, ...]

    def match(self, lines: Sequence[Line]) -> list[Rule | None]:
        """Return the rule that holds for each of `lines`, if any does."""
        if not self.by_words:
            return [None] * len(lines)
        text = "\n".join(line.folded for line in lines)
        marks = frozenset(mark for mark in self.marks if mark in text)
        return [self._match(line, marks) for line in lines]

    def _match(self, line: Line, marks: frozenset[str]) -> Rule | None:
        if line.words >= len(self.by_words) or len(line.folded) > _LONGEST:
            return None
        return self.by_words[line.words].match(line, marks)


def compiled(rules: Iterable[Rule]) -> LineRules:
    """Return `rules`, the first of which wins, ready to match."""
    chosen = tuple(rules)
    sizes = sorted({rule.words for rule in chosen})
    matchers = {size: _matcher(rule for rule in chosen if rule.words >= size) for size in sizes}
    longest = sizes[-1] if sizes else -1
    return LineRules(
        by_words=tuple(matchers[next(size for size in sizes if size >= words)] for words in range(longest + 1)),
        marks=tuple({mark for rule in chosen for find in rule.finds for mark in find.marks}),
    )


def _matcher(rules: Iterable[Rule]) -> _Matcher:
    ordered = tuple(rules)
    patterns = [f"(?P<r{i}>{'|'.join(rule.patterns)})" for i, rule in enumerate(ordered) if rule.patterns]
    return _Matcher(
        rules=ordered,
        phrases={phrase: rule for rule in reversed(ordered) for phrase in rule.phrases},
        pattern=re.compile("|".join(patterns)) if patterns else None,
        finds=tuple((frozenset(find.marks), re.compile(find.pattern), rule) for rule in ordered for find in rule.finds),
        vocabularies=tuple((frozenset(rule.vocabulary), rule) for rule in ordered if rule.vocabulary),
    )


def _begin(folded: str) -> int:
    """Return where the words begin behind a dash or a bullet."""
    return 2 if folded.startswith(_BULLETS) else 0


def _is_speech(line: Line) -> bool:
    return line.folded.startswith('"') or (line.folded.endswith((".", '."')) and not line.folded.endswith(".."))
