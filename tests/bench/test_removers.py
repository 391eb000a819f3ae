from removers import answers, c4, nothing


def left(text: str) -> str:
    return c4()({"id": "1", "url": "", "given": text})


def test_c4_keeps_lines_of_five_words_that_end_as_sentences_do() -> None:
    text = "Harbour\nThe harbour closes on Friday.\nIt closes early.\n“We had no other choice!”\nThe harbour closes on…"
    assert left(text) == "The harbour closes on Friday.\n“We had no other choice!”"


def test_c4_drops_lines_that_are_cut_short_or_notices() -> None:
    assert left("The harbour closes on Friday...") == ""
    assert left("Please turn on JavaScript to read.") == ""
    assert left("Our Privacy Policy has been changed.") == ""


def test_c4_drops_whole_pages_of_code_or_dummy_text() -> None:
    line = "The harbour closes on Friday."
    assert left(f"{line}\nvar a = {{") == ""
    assert left(f"{line}\nLorem ipsum dolor sit amet.") == ""


def test_doing_nothing_does_nothing() -> None:
    assert nothing()({"id": "1", "url": "", "given": " as\nit is "}) == " as\nit is "


def test_a_page_on_which_a_tool_fails_is_empty_and_its_error_counted() -> None:
    rows = [{"id": "1", "url": "", "given": "As it is."}, {"id": "2", "url": ""}, {"id": "3", "url": ""}]
    assert answers(nothing(), rows) == (["As it is.", "", ""], {"KeyError": 2})
