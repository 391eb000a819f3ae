"""The rules that an article is stripped by, compiled: a value that is handed down."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from streams.records import Label
from streams.stages.strip.lines import Line
from streams.stages.strip.matching import LineRules, compiled
from streams.stages.strip.rules import InlineRule, Markup, Rule, Rules, Where, load

_BUILT_IN = Path(__file__).with_name("rules.yaml")
_ELEMENTS_KEPT = 20_000

_ELEMENT = re.compile(r"(?P<tag>[^:]*):\d*(?P<names>.*)", re.DOTALL)
_TOKEN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """What users own of the decisions: the line rules, the rules for what is glued to a line, the names of furniture.

    `named` says what an element of a block's path is named as, if as furniture.
    """

    rules: Rules
    inline: tuple[tuple[InlineRule, re.Pattern[str]], ...]
    named: Callable[[str], Label | None]
    scopes: Mapping[Where, LineRules]

    def match(self, lines: Sequence[Line], where: Where) -> list[Rule | None]:
        """Return for each of `lines` the rule of those for `where` that holds for it, if any does."""
        return self.scopes[where].match(lines)


def ruleset(rules: Rules) -> Ruleset:
    """Return `rules`, compiled."""
    return Ruleset(
        rules=rules,
        inline=tuple((rule, re.compile(rule.pattern)) for rule in rules.inline),
        named=_naming(rules.markup),
        scopes={where: compiled(rule for rule in rules.lines if rule.where is where) for where in Where},
    )


@cache
def built_in() -> Ruleset:
    """Return the rules of `rules.yaml`."""
    return ruleset(load(_BUILT_IN.read_text("utf-8")))


def _naming(markup: Markup) -> Callable[[str], Label | None]:
    @lru_cache(maxsize=_ELEMENTS_KEPT)
    def named(element: str) -> Label | None:
        found = _ELEMENT.match(element)
        if found is None:
            return None
        if found["tag"] in markup.tags:
            return markup.tags[found["tag"]]
        tokens = {token.lower() for token in _TOKEN.findall(found["names"])}
        return next((label for label, names in markup.names.items() if not tokens.isdisjoint(names)), None)

    return named
