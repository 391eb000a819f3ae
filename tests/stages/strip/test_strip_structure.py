from streams.records import Block, BlockKind
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.structure import copies

PROSE = "The ferry left the pier at noon and came back at dusk with nobody on board."


def lines(*texts: str) -> list[Line]:
    return [line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text) for text in texts]


def test_a_long_line_goes_where_it_stands_again() -> None:
    assert copies(lines(PROSE, "Short line", "Short line", PROSE)) == {3}
