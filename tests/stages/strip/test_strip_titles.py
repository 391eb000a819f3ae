import pytest

from streams.records import Block, BlockKind
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.titles import says_title, title_among, title_words

TITLE = title_words("Ferry runs aground off Larena | Island Post")


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Line:
    return line_of(Block(start=0, end=len(text), kind=kind), text)


@pytest.mark.parametrize(
    "text", ["Ferry runs aground off Larena", "FERRY RUNS AGROUND", "Ferry runs aground, off Larena!"]
)
def test_a_line_of_the_words_of_the_title_says_it(text: str) -> None:
    assert says_title(line(text), TITLE)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry",
        "Ferry company denies that its captain ran aground",
        "The ferry ran aground on Monday off the island of Siquijor.",
    ],
)
def test_other_lines_do_not(text: str) -> None:
    assert not says_title(line(text), TITLE)


def test_a_heading_is_the_title() -> None:
    candidates = [(0, line("Local news of today")), (2, line("Ferry runs aground off Larena", BlockKind.HEADING))]
    assert title_among(candidates) == 2


def test_a_plain_line_is_the_title_only_at_the_top_and_if_little_stands_below() -> None:
    top = (0, line("Ferry runs aground off Larena"))
    assert title_among([top, (1, line("World"))]) == 0
    assert title_among([(0, line("World")), (1, top[1])]) is None
    assert title_among([top, *((i, line("World")) for i in range(1, 9))]) is None
    assert title_among([(0, line("The ferry ran aground on Monday."))]) is None


def test_a_call_to_subscribe_is_no_title() -> None:
    assert title_among([(0, line("Subscribe to the Fjord Courier"))]) is None
