"""Line rules, compiled: which of them, if any, says what a line is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from streams.stages.strip.lines import Line, words_of
from streams.stages.strip.prefilter import Marks, Prefilter, Search
from streams.stages.strip.rules import Rule, Where

_BULLETS = ("— ", "– ", "- ", "• ", "* ", "» ")  # noqa: RUF001 - as pages use them
_LONGEST = 900  # characters; longer lines are prose to every rule

Matched = dict[Where, list[Rule | None]]  # of each scope the rule that holds for each line, if any does


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

    def match(self, lines: Sequence[Line], barred: frozenset[str]) -> Matched:
        """Return the rules that hold for each of `lines` but those whose names are `barred`.

        All scopes at once: next to no line is a candidate for any.
        """
        matched: Matched = {where: [None] * len(lines) for where in Where}
        finds = self._finds_in(lines)
        for i, line in enumerate(lines):
            if line.words > self.words or len(line.folded) > _LONGEST:
                continue
            start = 2 if line.folded.startswith(_BULLETS) else 0
            likely = self.prefilter.candidates(line.folded[start:])
            marked = [find for find in finds if find.mark in line.folded]
            if not (likely or marked or line.bare in self.phrases):
                continue
            for rule, holds in self._candidates(line, start, likely, marked):
                of_scope = matched[rule.where]
                if of_scope[i] is None and line.words <= rule.words and rule.name not in barred and holds():
                    of_scope[i] = rule
        return matched

    def _finds_in(self, lines: Sequence[Line]) -> Sequence[_Find]:
        """Return the finds whose mark stands in `lines`."""
        if not self.finds:
            return ()
        text = "\n".join([line.folded for line in lines if line.words <= self.words])
        return [self.finds[i] for i in self.marks.standing_in(text)]

    def _candidates(
        self, line: Line, start: int, likely: Sequence[int], marked: Iterable[_Find]
    ) -> Iterator[tuple[Rule, Callable[[], object]]]:
        """Give the rules that may hold for `line`, in the order in which they win, and what says whether they do."""
        if not _is_speech(line):
            for rule in self.phrases.get(line.bare, ()):
                yield rule, _always
        spelled = bisect_left(likely, len(self.begins))
        for begin in (self.begins[i] for i in likely[:spelled]):
            yield begin.rule, partial(begin.pattern.match, line.folded, start)
        for find in marked:
            yield find.rule, partial(find.pattern.found_in, line.folded)
        for one in (self.vocabularies[i - len(self.begins)] for i in likely[spelled:]):
            yield one.rule, partial(_is_spelled, line, one)


def _always() -> bool:
    return True


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
