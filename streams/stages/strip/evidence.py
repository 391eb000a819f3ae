"""What speaks for a decision, in plain words: the words for which a rule holds, or the weight of a feature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from streams.records import Block
from streams.stages.strip.limits import SPARED, STRUCTURE
from streams.stages.strip.lines import Line, words_of
from streams.stages.strip.rules import InlineRule, Rule, Where
from streams.stages.strip.ruleset import Ruleset

Named = Mapping[str, Rule | InlineRule]

_ORDINAL = re.compile(r":\d+")
_LONGEST = 80  # characters of a line that are quoted
_ELEMENTS = 4  # the innermost, which tell most
_WHERE = {
    Where.ANYWHERE: "",
    Where.EDGE: "around the body, ",
    Where.BEFORE_DATELINE: "above the dateline, ",
    Where.LAST: "at the end of the body, ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that speaks for or against a block: its name in plain words, and its value as it is to be shown.

    `weight` says how far it pushes, towards the body above nothing and towards furniture below; it is None for what
    decides alone, as a rule does.
    """

    name: str
    value: str = ""
    weight: float | None = None


def of_place(block: Block) -> Iterator[Evidence]:
    """Give what the page itself tells of `block`: the elements around it, and how much of it is links."""
    if block.path:
        elements = [_ORDINAL.sub("", element) for element in block.path.split(">")]
        yield Evidence(name="it stands in", value=" > ".join(elements[-_ELEMENTS:]))
    if block.link_density > 0:
        yield Evidence(name="share of links", value=f"{block.link_density:.0%}")


def of_memory(count: int, others: int, articles: Sequence[str]) -> Iterator[Evidence]:
    """Give in how many of the `others` that are remembered of its source a line stood, and in which, if in any."""
    if count:
        among = f": {', '.join(articles)}" if articles else ""
        yield Evidence(name="it stood in other articles of the source", value=f"{count} of {others}{among}")


def named(ruleset: Ruleset) -> Named:
    """Return the rules in `ruleset` by their names, a user's before a built-in one."""
    return {rule.name: rule for layer in reversed(ruleset.layers) for rule in layer.file.rules}


def of_rule(name: str, line: Line, rules: Named) -> Evidence:
    """Return why the rule `name` of `rules` takes out `line`, or part of it, or keeps it."""
    if name in STRUCTURE:
        return Evidence(name=STRUCTURE[name].reason)
    if name in SPARED:
        return Evidence(name=SPARED[name])
    if name.startswith("model/"):
        return Evidence(name="the model takes it for no part of the body")
    rule = rules.get(name)
    if rule is None:
        return Evidence(name="the record names this rule, which is no longer among the rules")
    found = _in_part(rule, line) if isinstance(rule, InlineRule) else _in_line(rule, line)
    return found or Evidence(name="the record names this rule, which today does not hold for this line")


def _in_part(rule: InlineRule, line: Line) -> Evidence | None:
    found = re.search(rule.pattern, line.text)
    return Evidence(name="within the line stands", value=_quoted(found["cut"].strip())) if found else None


def _in_line(rule: Rule, line: Line) -> Evidence | None:
    ground = next(_grounds(rule, line), None) if line.words <= rule.words else None
    if ground is None:
        return None
    name, value = ground
    return Evidence(name=f"{_WHERE[rule.where]}{name}", value=_quoted(value))


def _grounds(rule: Rule, line: Line) -> Iterator[tuple[str, str]]:
    """Give each way in which `rule` holds for `line`, in the order in which they are tried."""
    if line.bare in rule.phrases:
        yield "the line is", line.text
    behind_bullet = 2 if line.folded[1:2] == " " else 0
    for pattern in rule.patterns:
        for begin in {0, behind_bullet}:
            if found := re.compile(pattern).match(line.folded, begin):
                yield "the line begins with", _as_written(line, found)
    for find in rule.finds:
        if found := re.search(find.pattern, line.folded):
            yield "in the line stands", _as_written(line, found)
    words = {word for word in words_of(line.folded) if not word[0].isdecimal()}
    if words and words <= set(rule.vocabulary):
        yield "every word of the line is among the rule's own", line.text


def _as_written(line: Line, found: re.Match[str]) -> str:
    """Return what was found in the folded text as the line has it, unless folding has moved it."""
    return line.text[found.start() : found.end()] if len(line.text) == len(line.folded) else found[0]


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”"
