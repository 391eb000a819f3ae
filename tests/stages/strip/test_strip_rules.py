import re
from collections import Counter

import pytest

from streams.records import Block, BlockKind
from streams.stages.strip.limits import SPARED, STRUCTURE
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.matching import compiled
from streams.stages.strip.rules import InlineRule, Rule, Where
from streams.stages.strip.ruleset import built_in

LINES = built_in().layers[0].file.lines
INLINE = built_in().layers[0].file.inline

CONFIDENCES = [
    *(rule.confidence for rule in LINES),
    *(rule.confidence for rule in INLINE),
    *(rule.confidence for rule in STRUCTURE.values()),
]


def line(text: str) -> Line:
    return line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text)


def holds(rule: Rule, text: str) -> bool:
    return compiled([rule]).match([line(text)], frozenset())[rule.where] == [rule]


def anywhere(text: str) -> Rule | None:
    return built_in().match([line(text)])[Where.ANYWHERE][0]


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_a_line_rule_takes_its_examples_and_leaves_its_counterexamples(rule: Rule) -> None:
    assert [text for text in rule.examples if not holds(rule, text)] == []
    assert [text for text in rule.counterexamples if holds(rule, text)] == []
    assert rule.examples
    assert rule.counterexamples


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_no_rule_anywhere_takes_the_counterexamples_of_another(rule: Rule) -> None:
    for text in rule.counterexamples:
        taken = anywhere(text)
        assert taken is None, f"{taken.name} takes: {text}"


@pytest.mark.parametrize("rule", INLINE, ids=lambda rule: rule.name)
def test_an_inline_rule_cuts_its_examples_and_leaves_its_counterexamples(rule: InlineRule) -> None:
    def cuts(text: str) -> bool:
        return any(mark in text for mark in rule.marks) and re.search(rule.pattern, text) is not None

    assert [text for text in rule.examples if not cuts(text)] == []
    assert [text for text in rule.counterexamples if cuts(text)] == []


def test_names_are_unique_and_confidences_are_probabilities() -> None:
    named = Counter([rule.name for rule in LINES] + [rule.name for rule in INLINE] + [*STRUCTURE, *SPARED])
    assert [name for name, count in named.items() if count > 1] == []
    assert all(0 < sure < 1 for sure in CONFIDENCES)


def test_a_phrase_is_compared_as_lines_are_folded() -> None:
    assert [phrase for rule in LINES for phrase in rule.phrases if line(phrase).bare != phrase] == []


@pytest.mark.parametrize("text", ["No.", "“Subscribe”", "Share.", "She declined to comment.", "A: 2021."])
def test_speech_is_no_furniture(text: str) -> None:
    rule = anywhere(text)
    assert rule is None or rule.keep


HOSTILE = [
    "a",
    "a ",
    "by ",
    "(",
    "[read ",
    "subscribe to ",
    "1:",
    "© ",
    "get the ",
    ".",
    "| ",
    "home >",
    "day, ",
    "\u200d ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_pattern_hangs(piece: str) -> None:
    text = piece * (890 // len(piece))
    hostile = line(text)
    for rule in LINES:
        marked = [line(mark) for find in rule.finds for mark in find.marks]
        compiled([rule]).match([hostile, *marked], frozenset())
    for inline in INLINE:
        list(re.finditer(inline.pattern, text * 20))
