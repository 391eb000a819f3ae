from verdicts import lines_of, survivors, verdicts

BODY = "The harbour closes at noon on Friday.\n\nFares\n\nPilots asked for more time, and the council gave it."


def test_a_paragraph_of_the_body_is_body_and_other_lines_are_junk() -> None:
    found = verdicts([BODY], ["The harbour closes at noon on Friday.", "Fares", "Sign up for our daily letter", "Menu"])
    assert found == [True, True, False, False]


def test_most_of_a_line_is_enough_and_some_of_it_tells_nothing() -> None:
    most = "Pilots asked for more time, and the council agreed"
    some = "Pilots asked for more time, said the mayor on Sunday evening"
    assert verdicts([BODY], [most, some]) == [True, None]


def test_a_few_words_within_the_body_tell_nothing() -> None:
    assert verdicts([BODY], ["the council"]) == [None]


def test_a_line_without_a_word_has_no_verdict_though_the_body_has_blank_lines() -> None:
    assert verdicts([BODY], ["|", "/", "\u200c"]) == [None, None, None]


def test_what_stands_in_either_truth_is_body() -> None:
    assert verdicts([BODY, "Ferries\n" + BODY], ["Ferries"]) == [True]


def test_lines_are_not_blank_and_have_single_spaces() -> None:
    assert lines_of("  One  line \n \t \nand another") == ["One line", "and another"]


def test_a_line_survives_alone_or_joined_to_others() -> None:
    lines = ["Fares rise", "on Friday.", "Menu", "|"]
    assert survivors(lines, "Fares rise on Friday.\n|") == [True, True, False, True]
