import numpy as np
import pytest

from streams.stages.tag.tagger.context import flags, joined, near
from streams.stages.tag.tagger.hashing import BUCKETS, buckets, hash_of, mixed
from streams.stages.tag.tagger.lexicon import COMMON, NAME, UNKNOWN
from streams.stages.tag.tagger.model import shipped
from streams.stages.tag.tagger.words import BREAK, WINDOW, Words

LEXICON = shipped().lexicon
WORDS = Words(LEXICON)


def lists(word: str) -> int:
    return LEXICON.lists(word, word.lower())


def test_hashes_are_those_of_the_published_function_for_ascii() -> None:
    assert hash_of("") == 0xCBF29CE484222325
    assert hash_of("foobar") == 0x85944171F73967E8


def test_hashes_of_features_tell_kinds_and_the_order_of_values_apart() -> None:
    one, two, three = (np.array([number], np.uint64) for number in (1, 2, 3))
    hashes = {int(mixed(*values)[0]) for values in ((one, two, three), (two, two, three), (one, three, two))}
    assert len(hashes) == 3
    assert 0 <= int(buckets(mixed(one, two, three))[0]) < BUCKETS


def test_a_listed_name_is_known_in_capitals_and_abbreviated_too() -> None:
    assert lists("Norway") & NAME
    assert lists("NORWAY") & ~(NAME | COMMON) == lists("Norway") & ~NAME
    assert lists("Gen.") & ~(NAME | COMMON) == lists("Gen") & ~(NAME | COMMON)
    assert lists("Qxzvw") == 0


def test_the_usual_case_is_told_of_capitalised_words_alone() -> None:
    assert lists("Greeting") & COMMON
    assert not lists("greeting") & (NAME | COMMON)


def test_clusters_are_nested() -> None:
    row = LEXICON.row("minister", "minister")
    coarse, middle, fine = LEXICON.clusters(row)
    assert (LEXICON.fine[row], LEXICON.middle[fine], LEXICON.coarse[middle]) == (fine, middle, coarse)
    assert LEXICON.row("Qxzvw", "qxzvw") == UNKNOWN


@pytest.mark.parametrize(
    ("word", "upper", "lower", "telling"),
    [("Oslo", 1, 0, 1), ("oslo", 0, 1, 0), ("4.5", 0, 0, 1), ("$", 0, 0, 1), ("-", 0, 0, 0), ("東京", 0, 0, 0)],
)
def test_a_word_looks_like_a_name_or_does_not(word: str, upper: int, lower: int, telling: int) -> None:
    read = WORDS.word(word)
    assert (read.is_upper, read.is_lower, read.is_telling) == (bool(upper), bool(lower), bool(telling))
    assert len(read.features) == WINDOW


def test_words_of_like_form_have_one_shape() -> None:
    assert WORDS.word("Karen").shape == WORDS.word("Velmaria").shape != WORDS.word("KAREN").shape


def test_the_letters_of_an_endless_word_are_cut() -> None:
    assert WORDS.word("x" * 1000).letters == WORDS.word("x" * 40).letters


def test_flags_tell_what_the_article_says_of_a_name() -> None:
    read = [WORDS.word(word) for word in ("Bank", "said", ".", "the", "Bank", "near", "a", "bank", "Oslo")]
    assert flags(read).tolist() == [1 + 1 + 2 + 4 + 8, 0, 0, 0, 1 + 1 + 2 + 8, 0, 0, 0, 1 + 2]


def test_only_words_near_a_capital_figure_or_currency_can_be_names() -> None:
    read = [WORDS.word(word) for word in ("one", "two", "three", "Oslo", "four", "five", "six")]
    assert near(read).tolist() == [False, True, True, True, True, True, False]


def test_neighbours_are_told_apart_by_their_order() -> None:
    outside = WORDS.word(BREAK)
    ahead, back = ([WORDS.word(word) for word in pair] for pair in (("Karen", "left"), ("left", "Karen")))
    one, other = (joined(read, outside, flags(read)) for read in (ahead, back))
    assert one.shape == other.shape
    assert set(one[:, 0]) != set(other[:, 0])
