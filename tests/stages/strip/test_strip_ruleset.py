from dataclasses import replace

import pytest
from strip_articles import cleaned

from streams.records import Block, BlockKind, Label, StrippedArticle
from streams.stages.strip import strip
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.rule_file import RuleFileError
from streams.stages.strip.rules import Where
from streams.stages.strip.ruleset import Ruleset, built_in, user_rules

BESIDE = "counterexamples: ['The gulls stay.']"
BODY = [
    "The harbour council voted on Tuesday to close the old ferry pier of Vardhavn for good.",
    "Nobody will miss the stairs, said Ada Brook, who sells tickets there to whoever comes.",
    "Harbour notes",
    "The council declined to comment on the price of the pier, which it had built in 1911.",
]
TEASER = f"""
lines:
  - {{name: post/notes, label: related, phrases: [Harbour Notes], examples: [Harbour notes], {BESIDE}}}
"""
SOURCED = TEASER.replace("label:", "sources: [post.example], label:")


def rules(text: str) -> Ruleset:
    return user_rules(text, "f.yaml")


def line(text: str) -> Line:
    return line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text)


def named(ruleset: Ruleset, text: str, source: str = "post.example") -> str | None:
    [rule] = ruleset.for_source(source).match([line(text)])[Where.ANYWHERE]
    return rule.name if rule else None


def stripped(ruleset: Ruleset, *lines: str, source: str = "post.example") -> StrippedArticle:
    return strip(replace(cleaned("\n\n".join(lines)), source=source), ruleset)


def test_a_rule_of_the_user_takes_a_line_out_under_its_own_name() -> None:
    assert "Harbour notes" in stripped(built_in(), *BODY).text
    found = stripped(rules(TEASER), *BODY)
    assert found.text.split("\n\n") == [line for line in BODY if line != "Harbour notes"]
    assert [(span.rule, span.label) for span in found.removed] == [("post/notes", Label.RELATED)]


@pytest.mark.parametrize("source", ["post.example", "Post.Example", "news.post.example"])
def test_a_rule_for_a_source_holds_for_it_and_for_all_below_it(source: str) -> None:
    assert named(rules(SOURCED), "Harbour Notes", source) == "post/notes"


@pytest.mark.parametrize("source", ["example", "thepost.example", "other.example", ""])
def test_a_rule_for_a_source_holds_for_no_other(source: str) -> None:
    assert named(rules(SOURCED), "Harbour Notes", source) is None


def test_rules_of_the_user_come_before_the_built_in_ones_whatever_their_form() -> None:
    own = rules(f"lines: [{{name: post/x, label: promo, patterns: ['subscr'], examples: [Subscribe], {BESIDE}}}]")
    assert named(built_in(), "Subscribe") == "subscribe/prompt"
    assert named(own, "Subscribe") == "post/x"


def test_a_built_in_rule_is_switched_off_everywhere_or_for_a_source() -> None:
    assert named(rules("without: [subscribe/prompt]"), "Subscribe") is None
    off = rules("without: [{name: subscribe/prompt, sources: [post.example]}]")
    assert named(off, "Subscribe", "news.post.example") is None
    assert named(off, "Subscribe", "other.example") == "subscribe/prompt"


def test_a_rule_of_a_built_in_ones_name_takes_its_place() -> None:
    rule = f"{{name: subscribe/prompt, label: ad, phrases: [pay us], examples: [Pay us], {BESIDE}%s}}"
    everywhere, there = rules(f"lines: [{rule % ''}]"), rules(f"lines: [{rule % ', sources: [post.example]'}]")
    assert [named(everywhere, text) for text in ("Pay us", "Subscribe")] == ["subscribe/prompt", None]
    assert [named(there, text) for text in ("Pay us", "Subscribe")] == ["subscribe/prompt", None]
    assert [named(there, text, "a.example") for text in ("Pay us", "Subscribe")] == [None, "subscribe/prompt"]


def test_a_line_that_the_user_keeps_stays_whatever_else_says_so() -> None:
    kept = ["Subscribe", "Share on Facebook", "Get the ferry home. Sign up now", "Read more: Gulls"]
    phrases = ", ".join(f"'{text}'" for text in kept)
    own = rules(f"lines: [{{name: post/k, keep: true, phrases: [{phrases}], examples: [Subscribe], {BESIDE}}}]")
    page = [kept[0], *BODY, *kept[1:]]
    assert not any(text in stripped(built_in(), *page).text.split("\n\n") for text in kept)
    assert stripped(own, *page).text.split("\n\n") == page


def test_a_kept_line_is_the_body_where_nothing_else_is() -> None:
    own = rules(f"lines: [{{name: post/k, keep: true, phrases: [Subscribe], examples: [Subscribe], {BESIDE}}}]")
    assert stripped(own, "Menu", "Subscribe", "Log in", "Home").text == "Subscribe"


def test_an_inline_rule_of_the_user_cuts_for_its_source() -> None:
    own = rules(
        "inline: [{name: inline/post, label: ad, sources: [post.example], pattern: ' (?P<cut>PAID)$', "
        "examples: ['It closes. PAID'], counterexamples: [PAID]}]"
    )
    assert stripped(own, f"{BODY[0]} PAID").text == BODY[0]
    assert stripped(own, f"{BODY[0]} PAID", source="a.example").text == f"{BODY[0]} PAID"


def test_names_of_elements_of_the_user_are_believed_first() -> None:
    own = rules("markup: {tags: {x-pay: subscribe}, names: {ad: [subscribe]}}")
    assert [own.named(element) for element in ("x-pay:1", "div:2.subscribe", "div:2.share")] == [
        Label.SUBSCRIBE,
        Label.AD,
        Label.SHARE,
    ]


def test_a_name_that_no_built_in_rule_has_is_named_with_the_one_that_is_meant() -> None:
    with pytest.raises(RuleFileError, match=r"f\.yaml: without: no built-in rule is named share/button; is share/but"):
        rules("without: [share/button]")


def test_rules_that_fail_their_own_examples_are_refused() -> None:
    with pytest.raises(RuleFileError, match=r"f\.yaml: rule post/notes: it does not hold for its example 'Quay'"):
        rules(TEASER.replace("[Harbour notes]", "[Quay]"))
    with pytest.raises(RuleFileError, match="rule post/notes: it holds for its counterexample 'Harbour notes'"):
        rules(TEASER.replace("'The gulls stay.'", "'Harbour notes'"))
