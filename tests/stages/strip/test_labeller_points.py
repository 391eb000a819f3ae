"""What is read of a line, and the code points that stand for it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.labeller.points import Points, abridged


@given(st.lists(st.text(max_size=9), max_size=9))
def test_the_code_points_are_those_of_the_texts_one_behind_the_other(texts: list[str]) -> None:
    found = Points.of(texts)
    assert np.frombuffer(found.points, np.uint32).tolist() == list(map(ord, "".join(texts)))
    assert found.lengths.tolist() == np.diff(found.starts).tolist() == list(map(len, texts))


@given(st.text(st.sampled_from("ab ."), max_size=600), st.text(st.sampled_from("xy "), max_size=200))
def test_what_is_put_into_the_middle_of_a_long_line_does_not_matter(text: str, put_in: str) -> None:
    longer = f"{text[:240]} {put_in} {text[-200:]}"
    if len(text) > 480:
        assert abridged(longer) == abridged(f"{text[:240]} {text[-200:]}")
    assert len(abridged(text)) <= len(text)
