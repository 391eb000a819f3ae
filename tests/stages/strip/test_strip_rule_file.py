import pytest

from streams.stages.strip.rule_file import RuleFileError, parse

BESIDE = "examples: [x], counterexamples: [y]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lines: [{name: a/b, label: x, phrases: [x], %s}]", "rule a/b: label: Invalid enum value 'x'; it is one of"),
        ("lines: [{name: a/b, label: ad, where: up, phrases: [x], %s}]", "where: Invalid enum value 'up'; it is one"),
        ("lines: [{name: a/b, label: ad, phrase: [x], %s}]", "rule a/b: Object contains unknown field `phrase`; there"),
        ("lines: [{label: ad, phrases: [x], %s}]", "rule number 1 of lines: Object missing required field `name`"),
        ("lines: [{name: a/b, label: ad, phrases: [x], examples: [x]}]", "rule a/b: Object missing required field"),
        ("lines: [{name: AB, label: ad, phrases: [x], %s}]", "rule AB: name: Expected `str` matching regex"),
        ("lines: [{name: inline/b, label: ad, phrases: [x], %s}]", "that of no other with inline/"),
        ("lines: [{name: structure/b, label: ad, phrases: [x], %s}]", "or structure/"),
        ("lines: [{name: a/b, label: ad, words: 0, phrases: [x], %s}]", "rule a/b: words: Expected `int` >= 1"),
        ("lines: [{name: a/b, label: ad, phrases: [x], examples: [], counterexamples: [y]}]", "rule a/b: examples: "),
        ("lines: [{name: a/b, phrases: [x], %s}]", "rule a/b: label is missing; say what the line is, or keep: true"),
        ("lines: [{name: a/b, label: ad, keep: true, phrases: [x], %s}]", "rule a/b: keep: true goes with no label"),
        ("lines: [{name: a/b, keep: true, where: edge, phrases: [x], %s}]", "rule a/b: keep: true goes with no where"),
        ("lines: [{name: a/b, label: ad, %s}]", "rule a/b: it says of no line that it holds"),
        ("lines: [{name: a/b, label: ad, patterns: ['(x'], %s}]", "rule a/b: patterns: '(x' is no regular expression"),
        (
            "lines: [{name: a/b, label: ad, finds: [{pattern: '*'}], %s}]",
            "finds: '*' is no regular expression: nothing",
        ),
        ("inline: [{name: inline/b, label: ad, pattern: x, %s}]", "rule inline/b: pattern: 'x' has no group (?P<cut>"),
        ("inline: [{name: b, label: ad, pattern: x, %s}]", "rule b: name: "),
        ("lines: [{name: a/b, label: ad, phrases: [x], examples: [No], counterexamples: [y]}]", "put it in 'quotes'."),
        ("lines: {}", "f.yaml: lines: Expected `array`, got `object`"),
        ("[]", "f.yaml: Expected `object`, got `array`"),
        ("linez: []", "f.yaml: Object contains unknown field `linez`; there is without, markup, lines, inline."),
        ("off: [a/b]", "YAML takes on, off, yes and no for no words"),
        ("lines: [", "f.yaml: this is no YAML: while parsing"),
        ('lines: [{name: a/b, label: ad, patterns: ["\\d"], %s}]', "Put patterns in 'single quotes'."),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_file_the_rule_and_the_field(text: str, said: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse(text.replace("%s", BESIDE), "f.yaml")
    assert str(caught.value).startswith("f.yaml: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_rules_of_one_name_are_refused() -> None:
    rule = f"{{name: a/b, label: ad, phrases: [x], {BESIDE}}}"
    with pytest.raises(RuleFileError, match="rule a/b: 2 rules have this name; give each its own"):
        parse(f"lines: [{rule}, {rule}]", "f.yaml")


def test_an_empty_file_has_no_rules() -> None:
    assert parse("", "f.yaml").rules == ()
    assert parse("# nothing yet\n", "f.yaml").off == ()


def test_what_is_compared_whole_may_be_written_as_it_stands_on_the_page() -> None:
    text = (
        "lines: [{name: a/b, label: ad, phrases: ['» Read  It\u2019s All!'], finds: [{marks: [NOW], pattern: x}], %s}]"
    )
    [rule] = parse(text.replace("%s", BESIDE), "f.yaml").lines
    assert rule.phrases == ("read it's all",)
    assert rule.finds[0].marks == ("now",)


def test_a_rule_that_is_switched_off_is_a_name_or_a_name_with_sources() -> None:
    off = parse("without: [a/b, {name: c/d, sources: [x.example]}]", "f.yaml").off
    assert [(one.name, one.sources) for one in off] == [("a/b", ()), ("c/d", ("x.example",))]
