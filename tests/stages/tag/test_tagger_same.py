"""The compiled kernel and the twin in numpy give the same answers, to the last bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.kernel import library
from streams.stages.tag.tagger.memory import ROOM, WORDS
from streams.stages.tag.tagger.model import shipped
from streams.stages.tag.tagger.native import Native
from streams.stages.tag.tagger.twin import Twin
from streams.stages.tag.tokens import tokenize

KERNEL = library()
TWIN = Twin(shipped())
pytestmark = pytest.mark.skipif(KERNEL is None, reason="no compiled kernel")
NEWS = """OSLO — Foreign Minister Karen Lindqvist told Radio Nordvik on Tuesday that Norway would pay $4.5 million.

"We agreed in Addis Ababa," LINDQVIST said. Lindqvist, 54, and Dr. Amir Haddad's team (of Haddad & Sons Ltd.) met
at the University of Velmaria in 2019; the U.S. Embassy said nothing... said
İzmir, Łódź, ǅurđa, Ωμέγα, Москва 東京 x̂y."""
WORD = st.sampled_from([*NEWS.split(), "\n", "\n\n", "a.m.", ".", "…", "\ud800", "X" * 60, "𐐀bc", "ﬁ", "ß"])


def edges(text: str) -> tuple[np.ndarray, np.ndarray]:
    tokens = tokenize(text)
    return np.array(tokens.starts, np.int32), np.array(tokens.ends, np.int32)


def native() -> Native:
    assert KERNEL is not None
    return Native(shipped(), KERNEL)


def same(one: Native, text: str) -> None:
    starts, ends = edges(text)
    assert (one.scores(text, starts, ends) == TWIN.scores(text, starts, ends)).all()
    (path, scores), (twins_path, twins_scores) = one.read(text, starts, ends), TWIN.read(text, starts, ends)
    assert (path == twins_path).all()
    assert (scores == twins_scores).all()


def test_news_gives_the_same_whether_words_were_met_or_not() -> None:
    one = native()
    for _ in range(2):
        same(one, NEWS)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORD, min_size=1, max_size=40))
def test_words_in_any_order_give_the_same(words: list[str]) -> None:
    text = " ".join(words)
    if text.strip():
        same(native(), text)


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=60))
def test_any_text_gives_the_same(text: str) -> None:
    if text.strip():
        same(native(), text)


def test_the_table_of_words_met_begins_anew_when_it_is_full() -> None:
    one = native()
    many = " ".join(f"word{number} Name{number}" for number in range(WORDS // 6))
    for text in (many, NEWS, many.replace("word", "other"), NEWS):
        same(one, text)


def test_long_articles_take_room_of_their_own() -> None:
    one = native()
    for text in (NEWS * (ROOM // 60), NEWS):
        same(one, text)
