"""Small reckonings over lines agree with what a loop would do."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.labeller.arrays import FAR, around, codes, shifted, since, until

VALUES = st.lists(st.integers(-50, 50), min_size=1, max_size=30)
FLAGS = st.lists(st.booleans(), min_size=1, max_size=90)


@given(VALUES, st.sampled_from([-3, -1, 1, 2]))
def test_a_shift_brings_the_neighbour_s_value_or_the_fill(values: list[int], by: int) -> None:
    expected = [values[i - by] if 0 <= i - by < len(values) else -9 for i in range(len(values))]
    assert shifted(codes(values), by, -9).tolist() == expected


@given(VALUES, st.integers(1, 8))
def test_a_window_is_the_mean_of_what_is_there(values: list[int], reach: int) -> None:
    expected = [np.mean(values[max(i - reach, 0) : i + reach + 1]) for i in range(len(values))]
    np.testing.assert_allclose(around(codes(values), reach), expected, atol=1e-4)


@given(FLAGS)
def test_the_last_flag_above_and_the_next_below_are_counted_in_lines(flags: list[bool]) -> None:
    lines = range(len(flags))
    above = [min((i - j for j in range(i) if flags[j]), default=FAR) for i in lines]
    below = [min((j - i for j in lines[i + 1 :] if flags[j]), default=FAR) for i in lines]
    assert since(np.array(flags)).tolist() == [min(each, FAR) for each in above]
    assert until(np.array(flags)).tolist() == [min(each, FAR) for each in below]
