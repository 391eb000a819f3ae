from streams.records import Block, BlockKind
from streams.stages.strip.credits import credit_of
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.structure import caption_copies, copies, dialogue, within

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


def test_a_doubted_line_between_two_lines_of_the_body_stays() -> None:
    text = lines(PROSE, "What happens next", PROSE.replace("noon", "six"))
    assert within(text, [0.9, 0.25, 0.9], {0, 1, 2}) == {1}
    assert within(text, [0.9, 0.15, 0.9], {0, 1, 2}) == set()


def test_beside_furniture_only_a_doubted_sentence_stays() -> None:
    text = lines(PROSE, "Ferries at work", "Nobody was hurt.", "Menu", "More ferries", PROSE.replace("noon", "six"))
    assert within(text, [0.9, 0.25, 0.1, 0.1, 0.25, 0.9], range(6)) == set()
    assert within(text, [0.9, 0.9, 0.25, 0.1, 0.25, 0.9], range(6)) == {2}


def test_below_the_body_a_doubted_sentence_stays_and_an_open_line_does_not() -> None:
    assert within(lines(PROSE, "Nobody was hurt."), [0.9, 0.25], {0, 1}) == {1}
    assert within(lines(PROSE, "Ferries at work"), [0.9, 0.25], {0, 1}) == set()
    assert within(lines("Ferries at work", "Nobody was hurt."), [0.9, 0.25], {0, 1}) == set()


def test_what_stands_twice_is_not_spared() -> None:
    text = lines(PROSE, "shop.example", PROSE.replace("noon", "six"), "shop.example", PROSE.replace("noon", "ten"))
    assert within(text, [0.9, 0.25, 0.9, 0.25, 0.9], range(5)) == set()
