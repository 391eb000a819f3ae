# ruff: noqa: RUF001 - characters that look alike are what is tested
from hypothesis import example, given, settings
from hypothesis import strategies as st

from streams.text.normalise import one_line, paragraphs


def test_mojibake_is_repaired() -> None:
    assert one_line("cafÃ© in SÃ£o Paulo, â€œnot nowâ€\x9d") == "café in São Paulo, “not now”"


def test_windows_quotes_read_as_latin_1_are_repaired() -> None:
    assert one_line("\x93Never,\x94 she said") == "“Never,” she said"


def test_good_characters_stay() -> None:
    text = "“Curly” ‘quotes’ — dashes – ellipsis… ﬁ Ａ ½ naïve Ærø 日本 مرحبا 👩‍🚀"
    assert one_line(text) == text


def test_entities_become_characters_but_unfinished_ones_stay() -> None:
    assert one_line("Fish &amp; chips &#39;now&#39; ?a=1&copy=2") == "Fish & chips 'now' ?a=1&copy=2"


def test_invisible_characters_go() -> None:
    assert one_line("\ufeffa\u200bb\u00adc\u202ed\x00e\u2066f") == "abcdef"


def test_joiners_stay_where_they_carry_meaning() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"
    assert one_line("a\u200db") == "ab"


def test_accents_are_composed() -> None:
    assert one_line("e\u0301") == "é"


def test_a_flood_of_marks_is_cut() -> None:
    assert len(one_line("a" + "\u0316\u0301" * 50_000)) <= 31


def test_lone_surrogates_become_replacement_characters() -> None:
    assert one_line("a\ud800b") == "a\ufffdb"


def test_lines_and_paragraphs() -> None:
    assert paragraphs("\r\n one\ttwo\rthree\r\n\r\n \u200b \n\nfour\u2028five\n") == [
        ["one two", "three"],
        ["four", "five"],
    ]


def test_a_letter_whose_second_byte_is_a_line_end_is_not_cut() -> None:
    assert paragraphs("Ã\x85rhus lies by the sea, as cafÃ©s do") == [["Århus lies by the sea, as cafés do"]]


@settings(deadline=None)
@given(st.text())
@example("&#10;")
@example("\x1c \x85")
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert "  " not in line


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="&")))
def test_plain_ascii_changes_in_white_space_only(text: str) -> None:
    assert one_line(text) == " ".join(text.split())


def test_one_odd_pair_of_good_characters_stays() -> None:
    assert one_line("« Bonjour »était “là”écrit") == "« Bonjour »était “là”écrit"
