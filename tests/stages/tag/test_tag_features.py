import os
import subprocess
import sys

from streams.stages.tag.features import Reader, article_cues
from streams.stages.tag.tokens import tokenize


def read(text: str, known: frozenset[bytes] | None = None) -> list[set[bytes]]:
    tokens = tokenize(text)
    return [set(seen) for seen in Reader(known).sentence(tokens, article_cues(tokens))]


def test_a_token_sees_itself_its_neighbours_and_the_article() -> None:
    seen = read("Mr. Vandor said. He met Vandor")[1]
    assert {b"0WVandor", b"1Lmr", b"2Lsaid", b"4L.", b"amr vandor", b"~<met", b"~>said", b"~n2"} <= seen


def test_only_known_features_are_given_if_they_are_named() -> None:
    seen = read("one Mr Vandor left now", frozenset({b"0WVandor", b"1Lmr", b"~n1"}))[2]
    assert seen == {b"0WVandor", b"1Lmr", b"~n1"}


def test_a_place_of_several_words_is_known() -> None:
    seen = read("in New Zealand now")
    assert [b"pBcountry" in features for features in seen] == [False, True, False, False]
    assert [b"pIcountry" in features for features in seen] == [False, False, True, False]


def test_far_from_names_and_figures_a_word_is_seen_alone() -> None:
    assert {feature[:1] for feature in read("word and word and word")[2]} == {b"0"}


def test_a_lone_surrogate_is_a_feature_like_another() -> None:
    assert b"0W\xed\xa0\x80" in read("\ud800")[0]


READ = """
from streams.stages.tag.features import Reader, article_cues
from streams.stages.tag.tokens import tokenize
tokens = tokenize("Mr. Vandor said. He met Vandor, and Vandor of Norway left with New Zealand.")
print(list(Reader().sentence(tokens, article_cues(tokens))))
"""


def _printed(seed: str) -> bytes:
    return subprocess.check_output([sys.executable, "-c", READ], env={**os.environ, "PYTHONHASHSEED": seed})


def test_every_process_reads_the_same_in_the_same_order() -> None:
    assert _printed("1") == _printed("2")
