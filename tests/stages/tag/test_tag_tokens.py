import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import Reason, RejectError
from streams.stages.tag.tokens import (
    MAX_SENTENCE,
    MOST_TOKENS,
    check_effort,
    sentences,
    tokenize,
    tokenize_in_python,
)

PARTS = st.sampled_from(
    [*"aA1 .,'\u2019s\n!?)\u201d_\u0301\u00df\u01c5\u2003", "Gen.", "Mr. ", "U.S.", "A.B", "3.5", "Co.", "\U00010428"]
)


def split(text: str) -> list[list[str]]:
    tokens = tokenize(text)
    return [[tokens.texts[number] for number in sentence] for sentence in sentences(tokens)]


@given(st.text())
def test_every_character_but_white_space_is_in_exactly_one_token(text: str) -> None:
    tokens = tokenize(text)
    edges = zip(tokens.starts, tokens.ends, strict=True)
    assert [text[start:end] for start, end in edges] == tokens.texts
    assert "".join(tokens.texts) == "".join(text.split())
    assert [number for sentence in sentences(tokens) for number in sentence] == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada's U.S. trip", [["Ada", "'s", "U.S.", "trip"]]),
        ("Gen. Tolo met Mr. J. Okoro.", [["Gen.", "Tolo", "met", "Mr.", "J", ".", "Okoro", "."]]),
        ("It rained. “Yes.” He left", [["It", "rained", "."], ["“", "Yes", ".", "”"], ["He", "left"]]),
        ("a headline\nA body", [["a", "headline"], ["A", "body"]]),
        ("by 3.5 percent", [["by", "3.5", "percent"]]),
        ("Jose\u0301 left", [["Jose\u0301", "left"]]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[list[str]]) -> None:
    assert split(text) == expected


def test_a_sentence_without_end_is_cut() -> None:
    assert {len(sentence) for sentence in split("word " * 3 * MAX_SENTENCE)} == {MAX_SENTENCE}


def test_a_text_that_would_cost_too_much_is_rejected() -> None:
    with pytest.raises(RejectError) as caught:
        check_effort(tokenize(". " * (MOST_TOKENS + 1)))
    assert caught.value.reason is Reason.TOO_LARGE


def test_the_longest_prose_costs_little_enough() -> None:
    check_effort(tokenize("The mayor of Millbrook said on Monday that the old harbour would open again. " * 6_100))


@given(st.one_of(st.text(), st.lists(PARTS).map("".join)))
def test_the_kernel_and_python_find_the_same_tokens(text: str) -> None:
    assert tokenize(text) == tokenize_in_python(text)


def test_the_kernel_and_python_have_the_same_classes_of_letters() -> None:
    codes = [*range(0x2500), *range(0x2500, 0xD800, 41), *range(0xE000, 0x110000, 97)]
    text = "".join(f"{chr(code)}a. {chr(code)}" for code in codes)
    assert tokenize(text) == tokenize_in_python(text)
