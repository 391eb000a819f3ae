import pytest

from streams.records import Block, BlockKind, Label
from streams.stages.strip.content import Content, content_of
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.ruleset import built_in

PROSE = "The ferry left the pier at noon and came back at dusk with nobody on board but the captain and a dog."
STORY = "div:2.page>main:1>div:1.story>"


def page(*paths: str) -> list[Line]:
    return [line_of(Block(start=0, end=len(PROSE), kind=BlockKind.PARAGRAPH, path=path), PROSE) for path in paths]


def content(*paths: str) -> Content:
    return content_of(page(*paths), [None] * len(paths), built_in())


def test_the_main_element_is_the_deepest_that_holds_most_of_the_prose() -> None:
    found = content(STORY + "p:1", STORY + "p:2", STORY + "div:3>p:1", "div:2.page>div:9>p:1")
    assert found.main == STORY
    assert found.holds(STORY + "p:7")
    assert not found.holds("div:2.page>p:1")


@pytest.mark.parametrize("count", [9, 90])
def test_long_comments_do_not_outweigh_the_body(count: int) -> None:
    comments = [f"div:2.page>section:2.comments>p:{i}" for i in range(count)]
    assert content(*(STORY + f"p:{i}" for i in range(5)), *comments).main == STORY


def test_an_element_within_the_main_one_may_be_named_as_furniture() -> None:
    found = content(*(STORY + f"p:{i}" for i in range(9)), STORY + "aside:1>p:1", STORY + "div:4.newsletter-box>p:1")
    assert found.furniture(STORY + "aside:1>p:1") is Label.RELATED
    assert found.furniture(STORY + "div:4.newsletterBox>p:1") is Label.SUBSCRIBE
    assert found.furniture(STORY + "p:1") is None
    assert found.furniture(STORY + "p:1#cb-145a2c5ad") is None  # the end of a hash is no name


def test_names_around_the_main_element_say_nothing() -> None:
    inner = "div:1.has-sidebar>div:1.story>"
    found = content(inner + "p:1", inner + "p:2")
    assert found.main == inner
    assert found.furniture(inner + "p:1") is None


def test_an_element_that_holds_most_of_the_prose_is_the_body_whatever_its_name() -> None:
    walled = "div:1.page>div:1.story>div:1.paywall>"
    found = content(*(walled + f"p:{i}" for i in range(4)), "div:1.page>div:1.story>p:1")
    assert found.furniture(walled + "p:1") is None


def test_plain_text_has_no_main_element() -> None:
    found = content("", "")
    assert found.main == ""
    assert found.holds("")
    assert found.furniture("") is None
