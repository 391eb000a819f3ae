from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from streams.audit.runs import joined

OFFSETS = st.sets(st.integers(0, 60))


def runs_of(offsets: set[int]) -> list[range]:
    return list(joined((range(offset, offset + 1) for offset in sorted(offsets)), gap=0))


@given(OFFSETS, st.integers(0, 5))
def test_joined_runs_hold_every_offset_and_lie_further_apart_than_the_gap(offsets: set[int], gap: int) -> None:
    found = list(joined(runs_of(offsets), gap))
    assert offsets <= {offset for run in found for offset in run}
    assert all(after.start - before.stop > gap for before, after in pairwise(found))
    assert all(run.start in offsets and run.stop - 1 in offsets for run in found)


@given(OFFSETS)
def test_without_a_gap_nothing_is_added(offsets: set[int]) -> None:
    assert {offset for run in runs_of(offsets) for offset in run} == offsets
