"""Line rules, compiled: which of them, if any, says what a line is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from streams.stages.strip.lines import Line, words_of
from streams.stages.strip.prefilter import Marks, Prefilter, Search
from streams.stages.strip.rules import Rule

_BULLETS = ("— ", "– ", "- ", "• ", "* ", "» ")  # noqa: RUF001 - as pages use them
_LONGEST = 900  # characters; longer lines are prose to every rule


@dataclass(frozen=True, slots=True)
class _Begin:
    rule: Rule
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Find:
    """A pattern to search for in lines in which `mark` stands."""

    rule: Rule
    mark: str
    pattern: Search


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    rule: Rule
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class LineRules:
    """Some line rules, the first of which wins: by phrases first, then by patterns, finds and vocabulary.

    The prefilter knows `begins`, and behind them `vocabularies`; `marks` has the mark of each of `finds`.
    """

    words: int
    phrases: Mapping[str, tuple[Rule, ...]]
    prefilter: Prefilter
    begins: tuple[_Begin, ...]
    marks: Marks
    finds: tuple[_Find, ...]
    vocabularies: tuple[_Vocabulary, ...]

    def match(self, lines: Sequence[Line], barred: frozenset[str]) -> list[Rule | None]:
        """Return the rule that holds for each of `lines`, if any does but those whose names are `barred`."""
        if not self.words:
            return [None] * len(lines)
        finds = self._finds_in(lines)
        return [self._match(line, finds, barred) for line in lines]

    def _finds_in(self, lines: Sequence[Line]) -> Sequence[_Find]:
        """Return the finds whose mark stands in `lines`."""
        if not self.finds:
            return ()
        text = "\n".join([line.folded for line in lines if line.words <= self.words])
        return [self.finds[i] for i in self.marks.standing_in(text)]

    def _match(self, line: Line, finds: Sequence[_Find], barred: frozenset[str]) -> Rule | None:
        text = line.folded
        if line.words > self.words or len(text) > _LONGEST:
            return None
        if line.bare in self.phrases and not _is_speech(line):
            for rule in self.phrases[line.bare]:
                if _may(rule, line, barred):
                    return rule
        start = 2 if text.startswith(_BULLETS) else 0
        candidates = self.prefilter.candidates(text[start:] if start else text)
        if candidates:
            for begin in (self.begins[i] for i in candidates if i < len(self.begins)):
                if _may(begin.rule, line, barred) and begin.pattern.match(text, start):
                    return begin.rule
        for find in finds:
            if find.mark in text and _may(find.rule, line, barred) and find.pattern.found_in(text):
                return find.rule
        return self._spelled(line, candidates, barred) if candidates else None

    def _spelled(self, line: Line, candidates: Sequence[int], barred: frozenset[str]) -> Rule | None:
        spelled = (self.vocabularies[i - len(self.begins)] for i in candidates if i >= len(self.begins))
        return next((one.rule for one in spelled if _may(one.rule, line, barred) and _is_spelled(line, one)), None)


def _may(rule: Rule, line: Line, barred: frozenset[str]) -> bool:
    return line.words <= rule.words and rule.name not in barred


def _is_spelled(line: Line, vocabulary: _Vocabulary) -> bool:
    if _is_speech(line) and not any(map(str.isdecimal, line.folded)):
        return False
    words = {word for word in words_of(line.folded) if not word[0].isdecimal()}
    return bool(words) and words <= vocabulary.words


def _is_speech(line: Line) -> bool:
    return line.folded.startswith('"') or (line.folded.endswith((".", '."')) and not line.folded.endswith(".."))


def compiled(rules: Iterable[Rule]) -> LineRules:
    """Return `rules`, the first of which wins, ready to match."""
    ordered = tuple(rules)
    phrases: dict[str, tuple[Rule, ...]] = {}
    for rule in ordered:
        for phrase in rule.phrases:
            phrases[phrase] = (*phrases.get(phrase, ()), rule)
    begins = tuple(_Begin(rule, re.compile(pattern)) for rule in ordered for pattern in rule.patterns)
    finds = tuple(
        _Find(rule, mark, search)
        for rule in ordered
        for find in rule.finds
        for search in [Search(find.pattern)]
        for mark in find.marks or ("",)
    )
    vocabularies = tuple(_Vocabulary(rule, frozenset(rule.vocabulary)) for rule in ordered if rule.vocabulary)
    return LineRules(
        words=max((rule.words for rule in ordered), default=0),
        phrases=phrases,
        prefilter=Prefilter([*(begin.pattern.pattern for begin in begins), *map(_spelling, vocabularies)]),
        begins=begins,
        marks=Marks(find.mark for find in finds),
        finds=finds,
        vocabularies=vocabularies,
    )


def _spelling(vocabulary: _Vocabulary) -> str:
    """Return a pattern for lines that may be made of the vocabulary."""
    words = "|".join(map(re.escape, sorted(vocabulary.words)))
    return rf"(?:\W*(?:{words}|\d[\w'.&-]*))+\W*$"
