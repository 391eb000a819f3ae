from streams.records import Block, BlockKind, Label
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.structure import between, copies, sections

PROSE = "The ferry left the pier at noon and came back at dusk with nobody on board."
NAV = Label.NAVIGATION


def lines(*texts: str) -> list[Line]:
    return [line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text) for text in texts]


def test_a_long_line_goes_where_it_stands_again() -> None:
    assert copies(lines(PROSE, "Short line", "Short line", PROSE)) == {3}


def test_a_section_reaches_to_the_next_prose() -> None:
    texts = lines("Related", "Storm closes two ports", "Mayor resigns", PROSE, "A subhead", PROSE)
    assert sections(texts, {0}, [Label.RELATED, None, None, None, None, None]) == {1, 2}


def test_a_short_line_between_furniture_is_furniture() -> None:
    texts = lines(PROSE, "Advertisement", "Lifestyle", "Share", "What next", PROSE)
    labels = [None, Label.AD, None, NAV, None, None]
    assert between(texts, labels, 0, 6) == {2}
