"""What lines share: long words, with each other and with the title."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.kernel import library
from streams.stages.strip.labeller.arrays import Flags
from streams.stages.strip.labeller.topic import NAMES, counted_in_kernel, counted_in_numpy, topic

FIRST = "the harbour wall at tista broke in two places"
SECOND = "the harbour of tista is closed, the wall may fall"
WORDS = st.text(st.sampled_from("abcdeé'.&-_ \U0001f600\ud8007"), max_size=260)


def test_what_two_lines_share_is_known_in_both_and_short_words_are_not() -> None:
    found = dict(
        zip(
            NAMES,
            topic([FIRST, SECOND, "share"], frozenset(["tista", "wall"]), prose(1, 1, 0), (1, 2)),
            strict=True,
        )
    )
    assert found["in_title"].tolist() == [np.float32(2 / 9), np.float32(2 / 9), 0]
    assert found["known_words"].tolist() == [np.float32(2 / 4), np.float32(2 / 3), 0]
    assert found["segment_words"].tolist() == [np.float32(2 / 4), 0, 0]
    assert found["from_segment"].tolist() == [-1, 0, 1]


def prose(*flags: int) -> Flags:
    return np.array(flags, np.bool_)


@given(
    st.lists(st.tuples(WORDS, st.booleans(), st.booleans()), max_size=8), st.frozensets(WORDS.filter(len), max_size=4)
)
def test_the_kernel_counts_as_numpy_does(lines: list[tuple[str, bool, bool]], title: frozenset[str]) -> None:
    kernel = library()
    folded = [text for text, _, _ in lines]
    chosen, inner = prose(*(one for _, one, _ in lines)), prose(*(one for _, _, one in lines))
    expected = counted_in_numpy(folded, title, chosen, inner)
    found = expected if kernel is None else counted_in_kernel(kernel, folded, title, chosen, inner)
    assert np.array_equal(found, expected)
