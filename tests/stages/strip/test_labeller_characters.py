"""Characters are counted line by line, whatever they are."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.labeller.characters import DECIMAL, KINDS, WORD, Characters, Kind, classes, counted_in_numpy

LINE = st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=40)


@given(st.lists(LINE, min_size=1, max_size=8))
def test_each_character_counts_once_and_in_its_own_line(lines: list[str]) -> None:
    counted = Characters.of(lines)
    assert counted.counts.sum(axis=0).tolist() == list(map(len, lines))
    assert counted.lengths.tolist() == list(map(len, lines))
    for number, line in enumerate(lines):
        alone = Characters.of([line])
        assert counted.counts[:, number].tolist() == alone.counts[:, 0].tolist()
        assert (counted.first[number], counted.last[number]) == (alone.first[0], alone.last[0])
        assert (counted.words[number], counted.small_words[number]) == (alone.words[0], alone.small_words[0])


@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=6))
def test_the_kernel_counts_as_numpy_does(lines: list[str]) -> None:
    found, expected = Characters.of(lines), counted_in_numpy(lines)
    assert np.array_equal(found.counts, expected[:KINDS])
    others = [found.lengths, found.first, found.last, found.words, found.small_words]
    assert np.array_equal(others, expected[KINDS:])


@given(st.characters())
def test_a_class_says_of_a_character_what_patterns_do(character: str) -> None:
    found = classes()[ord(character)]
    assert bool(found & WORD) == (re.match(r"\w", character) is not None)
    assert bool(found & DECIMAL) == character.isdecimal()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A", Kind.UPPER),
        ("ßש", Kind.LOWER),
        ("7", Kind.DIGIT),
        ("…", Kind.STOP),
        ("|", Kind.BAR),
        ("東か한", Kind.IDEOGRAM),
        ("©🙂", Kind.SIGN),
        ("”", Kind.QUOTE),
    ],
)
def test_kinds_hold_across_scripts(text: str, kind: Kind) -> None:
    assert Characters.of([text]).counts[kind, 0] == len(text)


def test_words_that_begin_small_are_told_from_others() -> None:
    counted = Characters.of(["The dam holds, says Ada", "Read More"])
    assert counted.words.tolist() == [5, 2]
    assert counted.small_words.tolist() == [3, 0]
