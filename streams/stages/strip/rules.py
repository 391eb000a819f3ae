"""The rules of `rules.yaml`: what each field of a rule means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
import yaml

from streams.records import Label


class Where(StrEnum):
    """Where in the article a rule holds."""

    ANYWHERE = "anywhere"
    EDGE = "edge"
    BEFORE_DATELINE = "before_dateline"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A pattern to look for anywhere in a line; it is tried in lines in which one of `marks` stands."""

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
class Markup:
    """What a tag, or a word of an element's id and classes, says of the blocks in it."""

    tags: dict[str, Label]
    names: dict[Label, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All that a file of rules says."""

    markup: Markup
    lines: tuple[Rule, ...]
    inline: tuple[InlineRule, ...]


def load(text: str) -> Rules:
    """Return the rules in `text`; a rule that breaks the form raises msgspec.ValidationError."""
    data: Any = yaml.load(text, yaml.CSafeLoader)
    return msgspec.convert(data, Rules)
