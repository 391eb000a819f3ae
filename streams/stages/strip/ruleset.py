"""The rules that an article is stripped by, compiled: a value that is handed down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

from streams.records import Label
from streams.stages.strip.examples import failures
from streams.stages.strip.lines import Line
from streams.stages.strip.matching import LineRules, Matched, compiled
from streams.stages.strip.prefilter import Marks, Search
from streams.stages.strip.rule_file import RuleFileError, parse
from streams.stages.strip.rules import InlineRule, Markup, RuleFile

_BUILT_IN = Path(__file__).with_name("rules.yaml")
_ELEMENTS_KEPT = 20_000

_ELEMENT = re.compile(r"(?P<tag>[^:]*):\d*(?P<names>.*)", re.DOTALL)
_TOKEN = re.compile(r"(?<!\d)(?:[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+)")  # behind a digit stands a part of a hash


@dataclass(frozen=True, slots=True)
class Glued:
    """A rule for what is glued to a line, to be tried in lines in which `mark` stands."""

    rule: InlineRule
    mark: str
    pattern: Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The rules of one file: `only` and `never` name those that do not hold for every source.

    `marks` has the mark of each of `inline`.
    """

    file: RuleFile
    lines: LineRules
    inline: tuple[Glued, ...]
    marks: Marks
    only: Mapping[str, frozenset[str]]
    never: Mapping[str, frozenset[str]]

    def barred(self, domains: frozenset[str]) -> frozenset[str]:
        """Return the names of the rules that do not hold for a source within `domains`."""
        if not self.only and not self.never:
            return frozenset()
        outside = (name for name, sources in self.only.items() if sources.isdisjoint(domains))
        within = (name for name, sources in self.never.items() if not sources.isdisjoint(domains))
        return frozenset([*outside, *within])


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """What users own of the decisions: the line rules, the rules for what is glued to a line, the names of furniture.

    The first layer that says something is believed. `named` says what an element of a block's path is named as, if as
    furniture.
    """

    layers: tuple[Layer, ...]
    named: Callable[[str], Label | None]
    barred: tuple[frozenset[str], ...]

    def for_source(self, source: str) -> Ruleset:
        """Return the rules as they hold for `source`."""
        domains = _domains(source)
        return replace(self, barred=tuple(layer.barred(domains) for layer in self.layers))

    def match(self, lines: Sequence[Line]) -> Matched:
        """Return of each scope the rule that holds for each of `lines`, if any does."""
        first, *others = [
            layer.lines.match(lines, barred) for layer, barred in zip(self.layers, self.barred, strict=True)
        ]
        for where, rules in first.items():
            for other in others:
                rules[:] = [one or another for one, another in zip(rules, other[where], strict=True)]
        return first

    def inline_in(self, text: str) -> Iterator[Glued]:
        """Give the rules for what is glued to a line whose marks stand in `text`; the first of them wins."""
        for layer, barred in zip(self.layers, self.barred, strict=True):
            likely = (layer.inline[i] for i in layer.marks.standing_in(text))
            yield from (one for one in likely if one.rule.name not in barred)


@cache
def built_in() -> Ruleset:
    """Return the rules of `rules.yaml`."""
    return _ruleset(_layer(parse(_BUILT_IN.read_text("utf-8"), _BUILT_IN.name), {}))


def user_rules(text: str, name: str) -> Ruleset:
    """Return the built-in rules with those in `text` before them, the content of the file `name`.

    Raises RuleFileError where they cannot be used, or fail their own examples.
    """
    file = parse(text, name)
    own = built_in().layers[0].file
    known = [rule.name for rule in own.rules]
    for one in file.off:
        if one.name not in known:
            close = get_close_matches(one.name, known, n=1)
            hint = f"is {close[0]} meant?" if close else "`streams rules list` has them all."
            raise RuleFileError(f"{name}: without: no built-in rule is named {one.name}; {hint}")
    failure = next(failures(file), None)
    if failure is not None:
        raise RuleFileError(f"{name}: {failure}")
    return with_user(file)


def with_user(file: RuleFile) -> Ruleset:
    """Return the built-in rules with those of `file` before them."""
    own = built_in().layers[0].file
    off = [(one.name, frozenset(one.sources)) for one in (*file.rules, *file.off)]
    everywhere = {name for name, sources in off if not sources}
    left = RuleFile(
        markup=own.markup,
        lines=tuple(rule for rule in own.lines if rule.name not in everywhere),
        inline=tuple(rule for rule in own.inline if rule.name not in everywhere),
    )
    never: dict[str, frozenset[str]] = {}
    for name, sources in off:
        never[name] = never.get(name, frozenset()) | sources
    return _ruleset(_layer(file, {}), _layer(left, never))


def _ruleset(*layers: Layer) -> Ruleset:
    markup = [layer.file.markup for layer in layers]
    return Ruleset(layers=layers, named=_naming(markup), barred=(frozenset(),) * len(layers))


def _layer(file: RuleFile, never: Mapping[str, frozenset[str]]) -> Layer:
    names = {rule.name for rule in file.rules}
    patterns = [(rule, Search(rule.pattern)) for rule in file.inline]
    inline = tuple(Glued(rule, mark, pattern) for rule, pattern in patterns for mark in rule.marks or ("",))
    return Layer(
        file=file,
        lines=compiled(file.lines),
        inline=inline,
        marks=Marks(one.mark for one in inline),
        only={rule.name: frozenset(map(str.lower, rule.sources)) for rule in file.rules if rule.sources},
        never={name: frozenset(map(str.lower, sources)) for name, sources in never.items() if name in names},
    )


def _domains(source: str) -> frozenset[str]:
    """Return `source` and every domain above it."""
    parts = source.lower().split(".")
    return frozenset(".".join(parts[i:]) for i in range(len(parts)))


def _naming(markups: Sequence[Markup]) -> Callable[[str], Label | None]:
    @lru_cache(maxsize=_ELEMENTS_KEPT)
    def named(element: str) -> Label | None:
        found = _ELEMENT.match(element)
        if found is None:
            return None
        tokens = {token.lower() for token in _TOKEN.findall(found["names"])}
        return next(filter(None, (_label(markup, found["tag"], tokens) for markup in markups)), None)

    return named


def _label(markup: Markup, tag: str, tokens: set[str]) -> Label | None:
    if tag in markup.tags:
        return markup.tags[tag]
    return next((label for label, names in markup.names.items() if not tokens.isdisjoint(names)), None)
