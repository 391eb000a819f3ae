import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.tagger.context import flags, joined, near
from streams.stages.tag.tagger.hashing import BUCKETS, buckets, hash_of, mixed
from streams.stages.tag.tagger.letters import LOWER, UPPER
from streams.stages.tag.tagger.lexicon import COMMON, NAME, UNKNOWN, are_among
from streams.stages.tag.tagger.model import shipped
from streams.stages.tag.tagger.spelling import LONGEST
from streams.stages.tag.tagger.words import BREAK, WINDOW, Kind, Looks, read

LEXICON = shipped().lexicon


def looks(*words: str) -> Looks:
    return read(words, LEXICON)[0]


def lists(word: str) -> int:
    said = read([word], LEXICON)[1]
    return sum(int(value) for kind, value in zip(said.kinds, said.values, strict=True) if kind == Kind.LISTS)


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
    row, unknown = read(["minister", "Qxzvw"], LEXICON)[1].rows
    ((coarse,), (middle,), (fine,)) = LEXICON.clusters(np.array([row]))
    assert (LEXICON.fine[row], LEXICON.middle[fine], LEXICON.coarse[middle]) == (fine, middle, coarse)
    assert unknown == UNKNOWN


@pytest.mark.parametrize(
    ("word", "upper", "lower", "telling"),
    [("Oslo", 1, 0, 1), ("oslo", 0, 1, 0), ("4.5", 0, 0, 1), ("$", 0, 0, 1), ("-", 0, 0, 0), ("東京", 0, 0, 0)],
)
def test_a_word_looks_like_a_name_or_does_not(word: str, upper: int, lower: int, telling: int) -> None:
    found = looks(word)
    assert (*found.are(UPPER), *found.are(LOWER), *found.tell()) == (upper, lower, telling)


def test_words_of_like_form_have_one_shape() -> None:
    one, two, other = looks("Karen", "Velmaria", "KAREN").shape
    assert one == two != other


def test_the_letters_of_an_endless_word_are_cut() -> None:
    one, other = looks("x" * 1000, "x" * 40).letters
    assert one == other


def test_flags_tell_what_the_article_says_of_a_name() -> None:
    found = flags(looks("Bank", "said", ".", "the", "Bank", "near", "a", "bank", "Oslo"))
    assert found.tolist() == [1 + 1 + 2 + 4 + 8, 0, 0, 0, 1 + 1 + 2 + 8, 0, 0, 0, 1 + 2]


def test_only_words_near_a_capital_figure_or_currency_can_be_names() -> None:
    telling = looks("one", "two", "three", "Oslo", "four", "five", "six").tell()
    assert near(telling).tolist() == [False, True, True, True, True, True, False]


def test_neighbours_are_told_apart_by_their_order() -> None:
    outside, places = looks(BREAK), np.arange(2)
    ahead, back = (looks(*pair) for pair in (("Karen", "left"), ("left", "Karen")))
    one, other = (joined(words, outside, flags(words), places) for words in (ahead, back))
    assert one.shape == other.shape
    assert set(one[0]) != set(other[0])


@given(st.lists(st.text(min_size=1, max_size=LONGEST), min_size=1, max_size=5))
def test_words_are_read_together_as_each_alone(words: list[str]) -> None:
    together, said = read(words, LEXICON)
    alone = [read([word], LEXICON) for word in words]
    assert together.letters.tolist() == [hash_of(word) for word in words]
    for name in ("letters", "lower", "shape", "cluster", "classes"):
        assert getattr(together, name).tolist() == [getattr(one, name)[0] for one, _ in alone]
    for place in range(WINDOW):
        found, starts = said.buckets(place)
        assert [part.tolist() for part in np.split(found, starts[1:])] == [
            one.buckets(place)[0].tolist() for _, one in alone
        ]


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_what_is_among_what_is_known_is_found(known: list[int], wanted: list[int]) -> None:
    found = are_among(np.array(sorted(known), np.uint64), np.array(wanted, np.uint64))
    assert found.tolist() == [one in known for one in wanted]
