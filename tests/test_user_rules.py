from pathlib import Path

import pytest

from streams.settings import Settings
from streams.stages.strip.rule_file import RuleFileError
from streams.stages.strip.ruleset import built_in
from streams.user_rules import rules_of

RULE = "lines: [{name: a/b, label: ad, phrases: [pay], examples: [Pay], counterexamples: [Nay]}]"


def test_without_a_file_the_built_in_rules_hold() -> None:
    assert rules_of(Settings(rules=None)) is built_in()


def test_the_rules_of_the_file_come_before_them(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(RULE, "utf-8")
    own, others = rules_of(Settings(rules=tmp_path / "rules.yaml")).layers
    assert [rule.name for rule in own.file.rules] == ["a/b"]
    assert others.file.lines == built_in().layers[0].file.lines


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    with pytest.raises(RuleFileError, match=r"rules\.yaml: No such file or directory\. STREAMS_RULES names the file"):
        rules_of(Settings(rules=path))
    path.write_bytes(b"# \xff")
    with pytest.raises(RuleFileError, match=r"rules\.yaml: this is not in UTF-8: invalid start byte at byte 2\."):
        rules_of(Settings(rules=path))
