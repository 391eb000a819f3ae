from streams.records import Block, BlockKind
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.structure import copies

PROSE = "The ferry left the pier at noon and came back at dusk with nobody on board."


def lines(*texts: str) -> list[Line]:
    return [line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text) for text in texts]


def test_of_a_long_line_that_stands_twice_one_goes() -> None:
    assert copies(lines(PROSE, "Short line", "Short line", PROSE), [0.9, 0.5, 0.5, 0.9]) == {3}


def test_the_copy_that_is_likelier_body_stays() -> None:
    assert copies(lines(PROSE, "Short line", PROSE), [0.1, 0.5, 0.9]) == {0}
