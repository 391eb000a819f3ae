from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.tagger.hashing import hash_of
from streams.stages.tag.tagger.spelling import LONGEST, Spelling, hashes_of

WORDS = st.lists(st.text(min_size=1, max_size=LONGEST), min_size=1, max_size=6)


def texts(spelling: Spelling) -> list[str]:
    return ["".join(map(chr, row[:size])) for row, size in zip(spelling.codes, spelling.sizes, strict=True)]


@given(WORDS)
def test_words_are_spelt_and_hashed_letter_for_letter(words: list[str]) -> None:
    spelling = Spelling.of(words)
    assert texts(spelling) == words
    assert hashes_of(spelling)[0].tolist() == [hash_of(word) for word in words]


@given(WORDS, st.integers(1, 4))
def test_beginnings_and_ends_are_those_of_strings(words: list[str], size: int) -> None:
    spelling = Spelling.of(words)
    assert texts(spelling.first(size)) == [word[:size] for word in words]
    assert texts(spelling.last(size)) == [word[-size:] for word in words]


@given(st.lists(st.text("a.", min_size=1, max_size=8), min_size=1, max_size=6))
def test_full_stops_at_the_end_go(words: list[str]) -> None:
    assert texts(Spelling.of(words).without_stops()) == [word.rstrip(".") for word in words]


def test_the_shape_of_a_word_and_its_short_form() -> None:
    shape = Spelling.of(["McLean-54", "AAAA", "...a..", "aB1aB1aB1", "\u6771\u4eac"]).shape()
    assert texts(shape) == ["XxXxxx-dd", "XXXX", "...x..", "xXdxXdxXd", "\u6771\u4eac"]
    assert texts(shape.short()) == ["XxXxx-", "XX", "..x..", "xXdxXd", "\u6771\u4eac"]


def test_case_changes_letter_for_letter() -> None:
    spelling = Spelling.of(["\u0141\u00d3D\u0179", "\u00dfa", "\U00010400bc"])
    assert texts(spelling.lower()) == ["\u0142\u00f3d\u017a", "\u00dfa", "\U00010400bc"]
    assert texts(spelling.lower().begun(spelling.capitals())) == ["\u0141\u00f3d\u017a", "\u00dfa", "\U00010400bc"]
