from hypothesis import given
from hypothesis import strategies as st

from streams.stages.dedup.progress import WINDOW, Progress, hours_since


def test_there_is_no_time_before_enough_articles_have_one() -> None:
    progress = Progress()
    assert [progress.advance(None), *(progress.advance(5) for _ in range(WINDOW - 1))] == [None] * WINDOW
    assert progress.advance(5) == 5


@given(st.lists(st.none() | st.integers(0, 50), max_size=300))
def test_time_is_the_highest_median(times: list[int | None]) -> None:
    progress = Progress()
    reached = [progress.advance(at) for at in times][-1:]
    known = [at for at in times if at is not None]
    medians = [sorted(known[end - WINDOW : end])[WINDOW // 2] for end in range(WINDOW, len(known) + 1)]
    assert reached == ([max(medians, default=None)] if times else [])


def test_a_few_from_the_future_move_nothing() -> None:
    progress = Progress()
    for number in range(200):
        progress.advance(10**12 if number % 3 == 0 else 1_000)
    assert progress.now == 1_000


def test_what_was_reached_before_is_taken() -> None:
    progress = Progress()
    progress.reach(7)
    progress.reach(None)
    progress.reach(3)
    assert progress.now == 7


def test_hours_go_by_from_one_time_to_another_and_none_where_there_is_no_time() -> None:
    assert hours_since(7_200, 12_600) == 1.5
    assert hours_since(None, 7_200) == hours_since(7_200, None) == hours_since(None, None) == 0
