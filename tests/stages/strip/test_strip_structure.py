from streams.records import Block, BlockKind
from streams.stages.strip.credits import credit_of
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.structure import caption_copies, copies

PROSE = "The ferry left the pier at noon and came back at dusk with nobody on board."


def lines(*texts: str) -> list[Line]:
    return [line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text) for text in texts]


def test_of_a_long_line_that_stands_twice_one_goes() -> None:
    assert copies(lines(PROSE, "Short line", "Short line", PROSE), [0.9, 0.5, 0.5, 0.9]) == {3}


def test_the_copy_that_is_likelier_body_stays() -> None:
    assert copies(lines(PROSE, "Short line", PROSE), [0.1, 0.5, 0.9]) == {0}


def test_a_caption_that_stands_again_with_its_credit_is_found() -> None:
    caption = "The Tista II lies on the rocks near Halden on Monday."
    shown = lines(caption, f"{caption} (Ada Quill/AP)", PROSE)
    assert caption_copies(shown, [credit_of(line.text) for line in shown]) == {0}
