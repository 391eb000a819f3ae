import pytest

from streams.records import Block, BlockKind
from streams.stages.strip.lines import Line, line_of


def line(text: str) -> Line:
    return line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text)


@pytest.mark.parametrize(
    "text", ["It rains.", "“It rains.”", "It rains.[2]", "It rains! [a] [b]", "雨が降る。", "It rains…"]
)
def test_a_sentence_is_closed(text: str) -> None:
    assert line(text).closed


@pytest.mark.parametrize("text", ["Rain", "Rain: a history", "What they said —", "[2]", ""])
def test_a_headline_is_open(text: str) -> None:
    assert not line(text).closed


def test_an_open_line_with_a_sentence_in_it_is_broken() -> None:
    assert line("It rains. He said so (see below)").broken
    assert not line("It rains. He said so.").broken


def test_folding_makes_quotes_and_spaces_plain() -> None:
    assert line("“Don\u2019t”  Read\tMORE »").folded == '"don\'t" read more "'
    assert line("» Read more …").bare == "read more"


@pytest.mark.parametrize(("text", "words"), [("a b c", 3), ("", 0), ("雨が降るので行かない", 5), ("é à", 2)])
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert line(text).words == words
