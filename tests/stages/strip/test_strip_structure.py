from streams.records import Block, BlockKind
from streams.stages.strip.content import Content, content_of
from streams.stages.strip.credits import credit_of
from streams.stages.strip.lines import Line, line_of
from streams.stages.strip.ruleset import built_in
from streams.stages.strip.structure import caption_copies, copies, dialogue, headline_lists, link_lists, within

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


STORY = "div:1.page>article:1>p:1"
LIST = "div:2.fold>ul:1>li:{}>a:1"


def listed(*paths: str, density: float = 1.0) -> list[Line]:
    text = "The harbour walks that the old pilots take on Sundays"
    blocks = [
        Block(start=0, end=len(text), kind=BlockKind.LIST_ITEM, path=path, link_density=density if path != STORY else 0)
        for path in paths
    ]
    return [line_of(block, PROSE if block.path == STORY else text) for block in blocks]


def content(lines: list[Line]) -> Content:
    return content_of(lines, [None] * len(lines), built_in())


def test_links_in_a_row_outside_of_the_body_are_a_list_of_links() -> None:
    found = listed(STORY, *(LIST.format(i) for i in range(3)))
    assert link_lists(found, content(found)) == {1, 2, 3}


def test_fewer_links_or_less_of_a_link_or_links_within_the_body_are_none() -> None:
    few, loose = listed(STORY, *map(LIST.format, range(2))), listed(STORY, *map(LIST.format, range(5)), density=0.5)
    within_the_story = listed(STORY, *(f"{STORY[:-3]}ul:2>li:{i}>a:1" for i in range(5)))
    for found in (few, loose, within_the_story):
        assert link_lists(found, content(found)) == set()


def test_plain_text_has_no_lists_of_links() -> None:
    found = lines(PROSE, *["More walks at the harbour"] * 9)
    assert link_lists(found, content(found)) == set()


HEADLINE = "Orvana {} reveals how the old ferry pier became the place where {} pilots meet before dawn"


def test_very_many_long_lines_of_which_none_ends_are_headlines() -> None:
    headlines = [HEADLINE.format(i, i) for i in range(20)]
    assert headline_lists(lines(PROSE, *headlines, "More", PROSE)) == set(range(1, 21))
    assert headline_lists(lines(PROSE, *headlines[:19], PROSE)) == set()
    assert headline_lists(lines(*headlines[:10], PROSE, *headlines[10:])) == set()


def test_a_body_broken_into_lines_and_scripts_without_capitals_have_no_headlines() -> None:
    broken = [f"of the harbour council said that number {i} of the piles was hollow and that it" for i in range(30)]
    thai = ["ท่าเรือ เก่า ของ เมือง จะ ปิด เป็น เวลา สอง ปี สภา กล่าว เมื่อ วันอังคาร"] * 30
    assert headline_lists(lines("The leader", *broken)) == set()
    assert headline_lists(lines(*thai)) == set()


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
