from tagger_errors import Error, errors, of_kinds, shown, sort_of, totals

TEXT = "Ilse Vandor met the Velmar Board in Tarsin on Monday."
VANDOR, BOARD, TARSIN = (0, 11, "PER"), (20, 32, "ORG"), (36, 42, "LOC")


def test_what_overlaps_is_one_error_and_the_rest_is_missed_or_invented() -> None:
    found = {(5, 11, "PER"), (20, 26, "LOC"), (36, 42, "ORG"), (12, 15, "MISC")}
    wrong = errors(found, {VANDOR, BOARD, TARSIN, (46, 52, "DATE")})
    assert [sort_of(error) for error in wrong] == ["wrong edges", "invented", "both wrong", "wrong type", "missed"]


def test_nothing_is_wrong_in_what_agrees() -> None:
    assert errors({VANDOR, BOARD}, {VANDOR, BOARD}) == []


def test_an_entity_found_over_two_is_part_of_one_error() -> None:
    whole = (0, 32, "PER")
    assert errors({whole}, {VANDOR, BOARD}) == [Error(VANDOR, whole), Error(BOARD, None)]


def test_errors_count_that_have_a_kind_on_either_side() -> None:
    wrong = [Error(TARSIN, (36, 42, "MISC")), Error(None, (12, 15, "MISC")), Error(BOARD, None)]
    assert of_kinds(wrong, {"LOC", "ORG"}) == [wrong[0], wrong[2]]


def test_the_table_counts_by_sort_and_kind_and_says_what_is_taken_for_what() -> None:
    lines = totals([[Error(TARSIN, (36, 42, "ORG")), Error(BOARD, None)], [Error(TARSIN, None)]], ["ORG", "LOC"])
    assert [line.split() for line in lines if line.startswith(("missed", "wrong type"))] == [
        ["missed", "1", "1", "2"],
        ["wrong", "type", "0", "1", "1"],
    ]
    assert lines[-1].split() == ["1", "LOC", "taken", "for", "ORG"]


def test_the_worst_articles_come_first_and_show_both_sides_in_place() -> None:
    every = {"one": [Error(BOARD, None)], "two": [Error(VANDOR, (5, 11, "PER")), Error(TARSIN, (36, 42, "ORG"))]}
    assert shown({"one": TEXT, "two": TEXT}, every, 1) == [
        "",
        "two: 2",
        "  wrong edges PER             [Ilse {Vandor}] met the Velmar Board in Tarsi",
        "  wrong type  ORG for LOC     andor met the Velmar Board in [{Tarsin}] on Monday.",
    ]
