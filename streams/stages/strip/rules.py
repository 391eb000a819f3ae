"""What a file of rules says: `rules.yaml`, and a user's own. The form is published as schemas/rules.schema.json."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from streams.records import Label


class Where(StrEnum):
    """Where in the article a rule holds."""

    ANYWHERE = "anywhere"
    EDGE = "edge"
    BEFORE_DATELINE = "before_dateline"
    LAST = "last"


_PART = "[a-z0-9][a-z0-9-]*"
_RESERVED = "(?!(?:inline|memory|model|structure)/)"  # what is not decided by a line rule is named so

Name = Annotated[
    str,
    Meta(pattern=f"^{_RESERVED}{_PART}/{_PART}$", description="What removals are explained by, such as courier/more."),
]
InlineName = Annotated[
    str, Meta(pattern=f"^inline/{_PART}$", description="What removals are explained by, such as inline/more.")
]
Text = Annotated[str, Meta(min_length=1)]
Texts = Annotated[tuple[Text, ...], Meta(min_length=1)]
Confidence = Annotated[float, Meta(gt=0, lt=1, description="How sure it is that the text is no body.")]
Sources = Annotated[
    tuple[Text, ...],
    Meta(description="The sources for which it holds, each with all below it; without any, for all."),
]
Examples = Annotated[Texts, Meta(description="Lines that the rule must hold for.")]
Counterexamples = Annotated[Texts, Meta(description="Lines that look alike and that the rule must not hold for.")]
Marks = Annotated[
    tuple[Text, ...],
    Meta(description="The pattern is tried only where one of these stands; without any, always, which is slow."),
]


class Find(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pattern to look for anywhere in a line."""

    marks: Marks = ()
    pattern: Text


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reason to take a line out or, with `keep`, to leave it in whatever else says so.

    It holds for a line of at most `words` words that is one of `phrases`, begins with one of `patterns`, holds one of
    `finds`, or is made of `vocabulary` and numbers alone. Lines are compared in lower case with straight quotes and
    single spaces. A phrase with a full stop or a quotation mark is speech.
    """

    name: Name
    label: Annotated[Label | None, Meta(description="What the line is; needed unless the rule keeps it.")] = None
    keep: Annotated[bool, Meta(description="The line is body: no other rule, and nothing else, takes it out.")] = False
    sources: Sources = ()
    words: Annotated[int, Meta(ge=1, description="The longest line that it may hold for.")] = 40
    confidence: Confidence = 0.95
    where: Annotated[Where, Meta(description="Anywhere, or only around the body.")] = Where.ANYWHERE
    phrases: Annotated[tuple[Text, ...], Meta(description="Whole lines, but for the marks around them.")] = ()
    patterns: Annotated[tuple[Text, ...], Meta(description="Regular expressions for the line's beginning.")] = ()
    finds: Annotated[tuple[Find, ...], Meta(description="Regular expressions for anywhere in the line.")] = ()
    vocabulary: Annotated[tuple[Text, ...], Meta(description="Words of which, with numbers, all of it is made.")] = ()
    opens: Annotated[bool, Meta(description="What follows up to the next prose goes with it.")] = False
    ends: Annotated[bool, Meta(description="The body does not go on below.")] = False
    teaser: Annotated[bool, Meta(description="Below the body it says that the rest is withheld.")] = False
    examples: Examples
    counterexamples: Counterexamples


class InlineRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reason to take a span out of a line that stays: the group `cut` of what `pattern` finds in it as written."""

    name: InlineName
    label: Label
    sources: Sources = ()
    confidence: Confidence = 0.9
    marks: Marks = ()
    pattern: Text
    examples: Examples
    counterexamples: Counterexamples


class Markup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a tag, or a word of an element's id and classes, says of the blocks in it."""

    tags: dict[str, Label] = {}
    names: dict[Label, frozenset[str]] = {}


class Without(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A built-in rule that is switched off."""

    name: Annotated[str, Meta(description="Its name, as `streams rules list` has it.")]
    sources: Sources = ()


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a file of rules says. A user's rules come before the built-in ones; one of the same name replaces it."""

    without: tuple[Without | Text, ...] = ()
    markup: Markup = Markup()
    lines: tuple[Rule, ...] = ()
    inline: tuple[InlineRule, ...] = ()

    @property
    def rules(self) -> tuple[Rule | InlineRule, ...]:
        """Return the rules of both kinds."""
        return (*self.lines, *self.inline)

    @property
    def off(self) -> tuple[Without, ...]:
        """Return the built-in rules that are switched off."""
        return tuple(Without(name=one) if isinstance(one, str) else one for one in self.without)
