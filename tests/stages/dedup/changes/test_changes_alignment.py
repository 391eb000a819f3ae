from hypothesis import given
from hypothesis import strategies as st

from streams.stages.dedup.changes.alignment import align, gaps

SEQUENCES = st.lists(st.sampled_from("abcdef"), max_size=30) | st.lists(st.integers(0, 100), max_size=30)


@given(SEQUENCES, SEQUENCES)
def test_each_place_has_one_lot_and_what_is_paired_is_equal(before: list[object], after: list[object]) -> None:
    found = align(before, after)
    pairs = [*found.kept, *found.moved]
    assert all(before[i] == after[j] for i, j in pairs)
    assert sorted([*(i for i, _ in pairs), *found.removed]) == [*range(len(before))]
    assert sorted([*(j for _, j in pairs), *found.added]) == [*range(len(after))]


@given(SEQUENCES, SEQUENCES)
def test_what_is_kept_rises_in_both(before: list[object], after: list[object]) -> None:
    kept = align(before, after).kept
    assert [i for i, _ in kept] == sorted({i for i, _ in kept})
    assert [j for _, j in kept] == sorted({j for _, j in kept})


@given(SEQUENCES)
def test_a_sequence_is_all_kept_beside_itself(sequence: list[object]) -> None:
    assert len(align(sequence, sequence).kept) == len(sequence)


@given(SEQUENCES, st.integers(0, 30))
def test_one_new_element_is_added_and_nothing_else(sequence: list[object], at: int) -> None:
    found = align(sequence, [*sequence[:at], "new", *sequence[at:]])
    assert (len(found.kept), found.moved, found.removed) == (len(sequence), (), ())
    assert found.added == (min(at, len(sequence)),)


def test_what_moves_is_the_shorter_part() -> None:
    found = align("abcdxy", "xyabcd")
    assert found.kept == ((0, 2), (1, 3), (2, 4), (3, 5))
    assert found.moved == ((4, 0), (5, 1))


def test_gaps_hold_what_went_and_came_between_the_same_neighbours() -> None:
    assert list(gaps(align("ab1cd2", "aXbcdYZ"))) == [([], [1]), ([2], []), ([5], [5, 6])]
