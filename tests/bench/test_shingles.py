from shingles import Score, best, compare, mean, shingles, words


def counted(text: str) -> dict[tuple[str, ...], int]:
    return dict(shingles(words(text)))


def test_a_text_is_its_runs_of_four_words_each_as_often_as_it_stands() -> None:
    assert counted("The ferry sails. The ferry sails at ten.") == {
        ("The", "ferry", "sails", "The"): 1,
        ("ferry", "sails", "The", "ferry"): 1,
        ("sails", "The", "ferry", "sails"): 1,
        ("The", "ferry", "sails", "at"): 1,
        ("ferry", "sails", "at", "ten"): 1,
    }


def test_fewer_than_four_words_are_one_shingle_and_none_are_none() -> None:
    assert counted("Ferry late!") == {("Ferry", "late"): 1}
    assert counted(" …") == {}


def test_precision_and_recall_count_repeated_shingles_once_for_each_time() -> None:
    wanted, got = shingles(words("a b c d e")), shingles(words("a b c d a b c d"))
    assert compare(wanted, got) == Score(1 / 5, 1 / 2)


def test_nothing_left_has_no_precision_and_nothing_wanted_no_recall() -> None:
    some, none = shingles(words("a b c d")), shingles([])
    assert compare(some, none) == Score(None, 0.0)
    assert compare(none, some) == Score(0.0, None)
    assert compare(some, none).f1 == 0.0


def test_the_truth_that_suits_best_is_taken() -> None:
    short, long = shingles(words("a b c d")), shingles(words("a b c d e f"))
    assert best([short, long], short) == Score(1.0, 1.0)
    assert best([short, long], long) == Score(1.0, 1.0)


def test_the_means_leave_out_what_has_no_share() -> None:
    assert mean([Score(1.0, 0.5), Score(None, 0.0)]) == (1.0, 0.25, 0.4)
    assert mean([]) == (0.0, 0.0, 0.0)
