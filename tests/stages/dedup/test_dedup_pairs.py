from array import array
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.kernel import library
from streams.stages.dedup.pair_table import PairTable, new_pairs
from streams.stages.dedup.pairs import HIGHEST_VALUE, WHOLE, Pairs, SortedPairs, Words

MANY = 2**31


def words(*values: int) -> Words:
    return array("I", values)


def compiled() -> Pairs:
    kernel = library()
    if kernel is None:
        pytest.skip("the kernel was not compiled")
    return PairTable(kernel)


KINDS = pytest.mark.parametrize("kind", [SortedPairs, compiled])

KEYS = st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 40), max_size=20, unique=True).map(lambda keys: words(*keys))
VALUES = st.integers(0, 12) | st.integers(0, HIGHEST_VALUE)
STEPS = st.lists(st.tuples(st.booleans(), KEYS, VALUES, st.sampled_from([1, 3, 64, MANY])), max_size=60)


@given(STEPS, KEYS, st.sampled_from([1, 3, 64]), st.integers(1, 5))
def test_both_kinds_hold_and_rank_the_same(
    steps: list[tuple[bool, Words, int, int]], asked: Words, most: int, top: int
) -> None:
    ours, theirs = compiled(), SortedPairs()
    for adds, keys, value, limit in steps:
        for table in (ours, theirs):
            table.add(keys, value, limit) if adds else table.remove(keys, value)
    assert len(ours) == len(theirs)
    assert all(sorted(ours.find(key)) == sorted(theirs.find(key)) for key in range(40))
    for keys in (asked, words(*range(40))):
        left, right = ours.rank(keys, most, top), theirs.rank(keys, most, top)
        assert (list(left.held), list(left.values)) == (list(right.held), list(right.values))


@KINDS
def test_what_many_values_have_tells_nothing_and_the_rare_tells_most(kind: Callable[[], Pairs]) -> None:
    table = kind()
    for value in range(8):
        table.add(words(1), value, 8)
    table.add(words(2, 3), 5, 8)
    table.add(words(3), 7, 8)
    ranking = table.rank(words(1, 2, 3, 4), 8, 2)
    assert list(ranking.held) == [8, 1, 2, 0]
    assert list(ranking.values) == [(5, WHOLE + WHOLE // 2), (7, WHOLE // 2)]


@KINDS
def test_a_key_takes_no_more_values_than_it_may(kind: Callable[[], Pairs]) -> None:
    table = kind()
    for value in range(5):
        table.add(words(9), value, 3)
    assert sorted(table.find(9)) == [0, 1, 2]
    table.remove(words(9), 4)
    table.remove(words(9), 0)
    table.add(words(9), 4, 3)
    assert sorted(table.find(9)) == [1, 2, 4]


@KINDS
def test_removing_all_leaves_nothing(kind: Callable[[], Pairs]) -> None:
    table = kind()
    keys = words(*range(0, 30_000, 3))
    for value in (4, 5):
        table.add(keys, value, MANY)
    for value in (5, 4):
        table.remove(keys, value)
    assert len(table) == 0
    assert not any(table.find(key) for key in keys)


def test_nothing_is_lost_where_a_part_grows_out_of_the_heap() -> None:
    table, count = compiled(), 6_000  # of one key, which all stand in one part
    for value in range(count):
        table.add(words(9), value, MANY)
    assert len(table) == count
    for value in range(count):
        table.remove(words(9), value)
    assert len(table) == 0


def test_a_top_that_the_kernel_has_no_room_for_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 256"):
        compiled().rank(words(1), 64, 257)


def test_the_compiled_table_is_taken_where_there_is_one() -> None:
    assert isinstance(new_pairs(), SortedPairs if library() is None else PairTable)
