from streams.stages.strip.examples import failures
from streams.stages.strip.rule_file import parse
from streams.stages.strip.ruleset import built_in

TEXT = """
lines:
  - {name: a/b, label: ad, words: 2, patterns: ['pay\\b'], examples: [Pay us, Pay us now], counterexamples: [Pay, Nay]}
inline:
  - name: inline/b
    label: ad
    marks: [PAY]
    pattern: '(?P<cut>(?i:pay) us)'
    examples: [x pay us]
    counterexamples: [PAY us]
"""


def test_every_line_that_comes_out_otherwise_is_named_and_why() -> None:
    said = [str(failure) for failure in failures(parse(TEXT, "f.yaml"))]
    assert said == [
        "rule a/b: it does not hold for its example 'Pay us now'; widen it, or raise `words`.",
        "rule a/b: it holds for its counterexample 'Pay'; narrow it.",
        "rule inline/b: it does not hold for its example 'x pay us'; widen it, or raise `words`.",
        "rule inline/b: it holds for its counterexample 'PAY us'; narrow it.",
    ]


def test_the_built_in_rules_hold_for_all_their_examples_and_for_no_counterexample() -> None:
    assert list(failures(built_in().layers[0].file)) == []
