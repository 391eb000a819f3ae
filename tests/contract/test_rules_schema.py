import json
from typing import Any

import orjson
import pytest
import yaml
from jsonschema import Draft202012Validator

from streams.contracts import SCHEMAS
from streams.stages.strip.rule_file import RuleFileError, parse
from streams.stages.strip.rule_schema import rule_schema
from streams.stages.strip.ruleset import user_rules

PUBLISHED = SCHEMAS / "rules.schema.json"
EXAMPLE = SCHEMAS / "examples" / "rules.yaml"
VALIDATOR = Draft202012Validator(rule_schema())
BESIDE = "examples: [x], counterexamples: [y]"


def valid(text: str) -> bool:
    data: Any = yaml.safe_load(text)
    return VALIDATOR.is_valid(data)


def test_the_published_schema_is_that_of_the_program() -> None:
    written = json.dumps(rule_schema(), indent=2, ensure_ascii=False) + "\n"
    assert PUBLISHED.read_text("utf-8") == written, f"Write what rule_schema() gives to {PUBLISHED.name}, as here."
    Draft202012Validator.check_schema(orjson.loads(written))


def test_the_example_is_valid_and_can_be_used() -> None:
    text = EXAMPLE.read_text("utf-8")
    assert valid(text)
    assert [rule.name for rule in user_rules(text, "rules.yaml").layers[0].file.rules][:1] == ["courier/teaser"]


@pytest.mark.parametrize(
    "text",
    [
        "linez: []",
        "lines: [{name: a/b, label: x, phrases: [x], %s}]",
        "lines: [{name: a/b, label: ad, phrase: [x], %s}]",
        "lines: [{name: inline/b, label: ad, phrases: [x], %s}]",
        "lines: [{name: ab, label: ad, phrases: [x], %s}]",
        "lines: [{name: a/b, label: ad, words: 0, phrases: [x], %s}]",
        "lines: [{name: a/b, label: ad, confidence: 1, phrases: [x], %s}]",
        "lines: [{name: a/b, phrases: [x], %s}]",
        "lines: [{name: a/b, keep: true, label: ad, phrases: [x], %s}]",
        "lines: [{name: a/b, keep: true, where: edge, phrases: [x], %s}]",
        "lines: [{name: a/b, label: ad, phrases: [x], examples: [x]}]",
        "inline: [{name: a/b, label: ad, pattern: '(?P<cut>x)', %s}]",
        "markup: {tags: {x: y}}",
        "without: [{sources: [x]}]",
    ],
)
def test_what_the_schema_refuses_the_program_refuses_too(text: str) -> None:
    text = text.replace("%s", BESIDE)
    assert not valid(text)
    with pytest.raises(RuleFileError):
        parse(text, "f.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "lines: [{name: a/b, keep: true, phrases: [x], %s}]",
        "lines: [{name: a/b, label: ad, finds: [{pattern: x}], opens: true, where: edge, sources: [a.example], %s}]",
        "inline: [{name: inline/b, label: ad, pattern: '(?P<cut>x)', %s}]",
        "markup: {tags: {x: ad}, names: {ad: [y]}}",
        "without: [share/buttons, {name: ad/marker, sources: [a.example]}]",
    ],
)
def test_what_the_schema_takes_the_program_takes_too(text: str) -> None:
    text = text.replace("%s", BESIDE)
    assert valid(text)
    parse(text, "f.yaml")
