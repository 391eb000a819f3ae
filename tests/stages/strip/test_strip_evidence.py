import pytest

from streams.records import Block, BlockKind
from streams.stages.strip.evidence import Evidence, named, of_place, of_rule
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.ruleset import built_in

RULES = named(built_in())


def line(text: str) -> Line:
    return line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text)


@pytest.mark.parametrize(
    ("rule", "text", "name", "value"),
    [
        ("subscribe/prompt", "SUBSCRIBE!", "the line is", "“SUBSCRIBE!”"),
        (
            "subscribe/prompt",
            "Sign up now for the Halden headlines",
            "the line begins with",
            "“Sign up now for the Halden",
        ),
        (
            "subscribe/prompt",
            "News, sent straight to your inbox, daily",
            "in the line stands",
            "“straight to your inbox”",
        ),
        ("inline/agency", "The ferry will sail again. (Reuters)", "within the line stands", "“(Reuters)”"),
        ("structure/credit", "A ferry. (Ada Quill/AP)", "the line ends in a picture credit", ""),
    ],
)
def test_a_reason_quotes_what_the_rule_is_about(rule: str, text: str, name: str, value: str) -> None:
    found = of_rule(rule, line(text), RULES)
    assert found.name == name
    assert found.value.startswith(value)
    assert found.weight is None


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_example_of_a_rule_has_a_reason_in_it(rule: object) -> None:
    name, examples = getattr(rule, "name"), getattr(rule, "examples")  # noqa: B009 - rules of two kinds
    for text in examples:
        found = of_rule(name, line(text), RULES)
        assert found.value.removeprefix("“").rstrip("”…")[:80] in text, found


def test_where_a_rule_holds_is_part_of_its_reason() -> None:
    assert of_rule("copyright/sign", line("© Halden Post"), RULES).name.startswith("around the body, ")


def test_a_rule_that_is_gone_or_holds_no_more_is_told() -> None:
    assert "no longer among the rules" in of_rule("rules/of-old", line("Subscribe"), RULES).name
    assert "does not hold" in of_rule("subscribe/prompt", line("The ferry sank."), RULES).name
    assert "does not hold" in of_rule("inline/ad", line("The ferry sank."), RULES).name


def test_a_long_line_is_quoted_by_its_beginning() -> None:
    value = of_rule("subscribe/prompt", line("Subscribe to the " + "very " * 14 + "long list"), RULES).value
    assert value.endswith("…”")
    assert len(value) <= 83


def test_the_page_tells_where_a_block_stands_and_how_much_of_it_is_links() -> None:
    path = "main:1>div:3#x.body>aside:1.related.box>ul:2>li:4"
    block = Block(start=0, end=1, kind=BlockKind.LIST_ITEM, path=path, link_density=0.944)
    assert list(of_place(block)) == [
        Evidence(name="it stands in", value="div#x.body > aside.related.box > ul > li"),
        Evidence(name="share of links", value="94%"),
    ]
    assert list(of_place(Block(start=0, end=1, kind=BlockKind.PARAGRAPH))) == []
