import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.stages.strip.prefilter import Marks, Prefilter, Search, loosened
from streams.stages.strip.ruleset import built_in

PATTERNS = [begin.pattern for begin in built_in().layers[0].lines.begins]


def is_folded(text: str) -> bool:
    return text == " ".join(text.lower().split()) and not any("\ud800" <= character <= "\udfff" for character in text)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:40])
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_pattern_of_a_rule_matches_is_a_candidate(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = " ".join(data.draw(st.from_regex(pattern)).lower().split())
    if is_folded(text) and pattern.match(text):
        assert Prefilter([pattern.pattern]).candidates(text) == [0]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"réservée?\b aux", "réservé aux abonnés"),
        (r"\bà\b lire", "à lire aussi"),
        (r"\w{4}\W\d", "über ٣"),
        (r"[\w'-]+ ist", "märz-blick ist"),
        (r"[^\w]x", "-x"),
        (r"(?=sub)subscribe(?! to)", "subscribe now"),
        (r"(?<!x)(?:a(?:b)c)d", "abcd"),
        (r"(?=(?:a|[)b])c?)a", "ab"),
        (r"\W*+\d++", "--12"),
        (r"(?>ab|a)c", "abc"),
        ("\\u00a9 x", "© x"),
        (r"[\W]x", "é x"[1:]),
        (r"a\\b", r"a\b"),
        (r"(a)\1", "aa"),
        (r"\W*x", "\U00031350x"),  # a letter since Unicode 15
    ],
)
def test_what_re2_lacks_makes_a_pattern_match_more_and_never_less(pattern: str, text: str) -> None:
    assert re.match(pattern, text)
    assert Prefilter(["nothing", pattern]).candidates(text) == [1]


def test_candidates_come_in_the_order_of_the_patterns_and_only_from_the_beginning() -> None:
    patterns = Prefilter(["b", "a", "ab", "a.*c$"])
    assert patterns.candidates("abc") == [1, 2, 3]
    assert patterns.candidates("xab") == []


def test_a_word_boundary_is_given_up_and_words_are_those_of_every_script() -> None:
    assert loosened(r"\bein\w") == r"ein[\pL\pN_]"


def test_a_pattern_that_would_go_back_and_forth_for_ever_finds_nothing_at_once() -> None:
    assert not Search(r"(?:\w+ ?)+$").found_in("a" * 800 + "!")
    assert Search(r"(?P<cut>(?:x+x+)+y)").spans("x" * 800, "cut") == []


def test_a_pattern_is_found_where_python_finds_it() -> None:
    assert Search(r"\bé\b").found_in("Un é.")
    assert not Search(r"\bé\b").found_in("Unée.")
    assert Search(r"(?<=\.) (?P<cut>B)").spans("é. B. B", "cut") == [(3, 4), (6, 7)]
    assert Search(r"(?P<cut>(a)\2)").spans("baa", "cut") == [(1, 3)]


def test_marks_are_found_wherever_they_stand() -> None:
    assert Marks(["(AP)", "é.", "no"]).standing_in("Ein Café. (AP)") == [0, 1]
    assert Marks([]).standing_in("x") == []


def test_next_to_no_line_of_prose_is_a_candidate_of_the_built_in_rules() -> None:
    prose = [
        "the ferry left the pier at noon with nobody on board.",
        "ministers met in vardhavn to talk about the sea.",
    ]
    prefilter = built_in().layers[0].lines.prefilter
    assert [prefilter.candidates(line) for line in prose] == [[], []]
