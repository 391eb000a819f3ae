from streams.records import Block, BlockKind
from streams.stages.strip.credits import credit_of
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.structure import caption_copies, copies, dialogue

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


def test_who_speaks_in_turn_is_heard_to_the_end() -> None:
    asked = lines("Q: Why stakes?", "A: They are cheap.", "Q: And?", "A: No.", "Photo: Ada")
    assert dialogue(asked, [0.9, 0.9, 0.2, 0.1, 0.9]) == {0, 1, 2, 3}


def test_what_is_hardly_body_is_no_dialogue() -> None:
    assert dialogue(lines("Photo: Ada", "Photo: Tom", "Photo: Kari", "Photo: Jon"), [0.1, 0.2, 0.1, 0.1]) == set()
