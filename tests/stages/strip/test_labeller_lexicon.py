"""What a lexicon looks at in a line and in the elements around it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.labeller.lexicon import Lexicon, names_in, words_in
from streams.stages.strip.labeller.model import shipped


def test_words_pairs_begin_end_and_short_lines_as_a_whole_are_known() -> None:
    found = words_in("read 3 more")
    assert found == ["read", "0", "more", "read 0", "0 more", "^read", "$more", "=read 0 more"]


def test_a_line_without_words_says_nothing() -> None:
    assert words_in("—") == []
    assert Lexicon(weights={"read": -2}, scale=1.0, bias=-0.5).score([]) == -0.5


def test_the_score_is_the_weight_of_what_is_known_over_the_root_of_what_there_is() -> None:
    lexicon = Lexicon(weights={"read": -4, "more": -2}, scale=0.5, bias=0.5)
    assert lexicon.score(["read", "more", "dam", "holds"]) == 0.5 - 3 / 2
    assert lexicon.scores([["read"], ["dam"]]).tolist() == [-1.5, 0.5]


def test_tags_and_the_words_of_ids_and_classes_are_known_the_innermost_apart() -> None:
    found = names_in("div:2#main.pageBody>p:3.newsletter-box")
    assert found[:2] == ["a<p", "a.newsletter"]
    assert {"b<div", "b.main", ".page", "b.body"} <= set(found)
    assert names_in("") == []


KNOWN = ("ab", "a", "0", "ab a", "0 ab", "^ab", "$a", "=ab", "=a 0", "Ω", "Ω ab", "^0")


@given(
    st.lists(st.text(st.sampled_from("ab Ω7_'-\U0001f600٣\ud800"), max_size=260), max_size=6),
    st.sets(st.sampled_from(KNOWN)),
)
def test_the_kernel_scores_lines_as_python_does(lines: list[str], known: set[str]) -> None:
    lexicon = Lexicon(
        weights={text: 3 * number - 17 for number, text in enumerate(sorted(known))}, scale=0.07, bias=0.3
    )
    assert lexicon.scores_of_lines(lines).tobytes() == lexicon.scores(map(words_in, lines)).tobytes()


@given(st.lists(st.text(max_size=300), max_size=5))
def test_the_kernel_scores_any_line_as_python_does(lines: list[str]) -> None:
    words = shipped().words
    assert words.scores_of_lines(lines).tobytes() == words.scores(map(words_in, lines)).tobytes()


@given(st.lists(st.text(st.sampled_from("abAB:>.#-1 é"), max_size=40), max_size=5))
def test_the_kernel_scores_paths_as_python_does(paths: list[str]) -> None:
    known = ("a<a", "b<b", "a.ab", ".ab", ".a", "b.a", "b.b", ".b", "a<", "b<a")
    lexicon = Lexicon(weights={text: 3 * number - 17 for number, text in enumerate(known)}, scale=0.07, bias=0.3)
    assert lexicon.scores_of_paths(paths).tobytes() == lexicon.scores(map(names_in, paths)).tobytes()


@given(st.lists(st.sampled_from(["div:2#main.pageBody", "p:13.md:12x", "a:1", "li:4.a1b:2c"]), min_size=1, max_size=7))
def test_elements_of_the_same_shape_have_the_same_names(elements: list[str]) -> None:
    path = ">".join(elements)
    assert names_in(re.sub(r":\d+", ":", path)) == names_in(path)
