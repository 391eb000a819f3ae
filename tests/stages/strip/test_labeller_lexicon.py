"""What a lexicon looks at in a line and in the elements around it."""

from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.labeller.lexicon import Lexicon, abridged, innermost, names_in, words_in


def test_words_pairs_begin_end_and_short_lines_as_a_whole_are_known() -> None:
    found = words_in("read 3 more")
    assert found == ["read", "0", "more", "read 0", "0 more", "^read", "$more", "=read 0 more"]


def test_a_line_without_words_says_nothing() -> None:
    assert words_in("—") == []
    assert Lexicon(weights={"read": -2.0}, bias=-0.5).score([]) == -0.5


def test_the_score_is_the_weight_of_what_is_known_over_the_root_of_what_there_is() -> None:
    lexicon = Lexicon(weights={"read": -2.0, "more": -1.0}, bias=0.5)
    assert lexicon.score(["read", "more", "dam", "holds"]) == 0.5 - 3 / 2
    assert lexicon.scores([["read"], ["dam"]]).tolist() == [-1.5, 0.5]


def test_tags_and_the_words_of_ids_and_classes_are_known_the_innermost_apart() -> None:
    found = names_in("div:2#main.pageBody>p:3.newsletter-box")
    assert found[:2] == ["a<p", "a.newsletter"]
    assert {"b<div", "b.main", ".page", "b.body"} <= set(found)
    assert names_in("") == []


@given(st.text(st.sampled_from("ab ."), max_size=600), st.text(st.sampled_from("xy "), max_size=200))
def test_what_is_put_into_the_middle_of_a_long_line_does_not_matter(text: str, put_in: str) -> None:
    longer = f"{text[:240]} {put_in} {text[-200:]}"
    if len(text) > 480:
        assert abridged(longer) == abridged(f"{text[:240]} {text[-200:]}")
    assert len(abridged(text)) <= len(text)


@given(st.lists(st.sampled_from(["div:2#main.pageBody", "p:13.md:12x", "a:1", "li:4.a1b:2c"]), max_size=7))
def test_the_same_is_found_in_the_innermost_elements_as_in_the_whole_path(elements: list[str]) -> None:
    path = ">".join(elements)
    assert names_in(innermost(path)) == names_in(path)
