from hypothesis import given
from hypothesis import strategies as st

from streams.delivery.watermark import Standing, Watermark


def test_nothing_delivered_means_nothing_to_commit() -> None:
    assert Watermark[str]().position("p") is None


def test_stops_at_the_first_that_is_not_finished() -> None:
    watermark = Watermark[str]()
    for offset in (5, 6, 7):
        watermark.delivered("p", offset)
    watermark.finish("p", 5)
    watermark.finish("p", 7)
    assert watermark.position("p") == 6
    watermark.finish("p", 6)
    assert watermark.position("p") == 8


def test_holes_of_the_log_do_not_hold_it_up() -> None:
    watermark = Watermark[str]()
    for offset in (0, 10, 1000):
        watermark.delivered("p", offset)
        watermark.finish("p", offset)
    assert watermark.position("p") == 1001


def test_begins_each_offset_once_and_in_order() -> None:
    watermark = Watermark[str]()
    watermark.delivered("p", 3)
    watermark.delivered("p", 4)
    assert not watermark.begin("p", 4)
    assert watermark.begin("p", 3)
    assert not watermark.begin("p", 3)
    assert watermark.begin("p", 4)


def test_what_was_fetched_before_a_seek_is_not_begun_after_it() -> None:
    watermark = Watermark[str]()
    watermark.delivered("p", 8)
    watermark.forget()
    watermark.delivered("p", 5)
    assert not watermark.begin("p", 8)
    assert watermark.begin("p", 5)


def test_a_confirmation_from_before_a_seek_is_no_finish_of_what_is_not_delivered_again() -> None:
    watermark = Watermark[str]()
    watermark.delivered("p", 8)
    watermark.begin("p", 8)
    watermark.forget()
    watermark.finish("p", 8)
    watermark.delivered("p", 7)
    assert watermark.position("p") == 7


def test_going_back_in_the_log_takes_the_position_back() -> None:
    watermark = Watermark[str]()
    watermark.delivered("p", 9)
    watermark.finish("p", 9)
    watermark.delivered("p", 4)
    assert watermark.position("p") == 4


def test_in_progress_is_what_has_begun_and_is_not_finished() -> None:
    watermark = Watermark[str]()
    watermark.delivered("p", 1)
    watermark.delivered("p", 2)
    assert not watermark.in_progress()
    watermark.begin("p", 1)
    assert watermark.in_progress()
    watermark.finish("p", 1)
    assert not watermark.in_progress()


@given(offsets=st.sets(st.integers(0, 500), min_size=1), data=st.data())
def test_never_passes_an_unfinished_offset(offsets: set[int], data: st.DataObject) -> None:
    watermark = Watermark[str]()
    for offset in sorted(offsets):
        watermark.delivered("p", offset)
    finished = data.draw(st.sets(st.sampled_from(sorted(offsets))))
    for offset in data.draw(st.permutations(sorted(finished))):
        watermark.finish("p", offset)
    unfinished = offsets - finished
    assert watermark.position("p") == (min(unfinished) if unfinished else max(offsets) + 1)


def test_standing_counts_what_is_left_and_has_the_time_of_the_first() -> None:
    watermark = Watermark[str]()
    assert watermark.standing("p") is None
    for offset in (5, 6, 7, 9):
        watermark.delivered("p", offset, timestamp=100.0 + offset)
    for offset in (5, 6, 7):
        watermark.begin("p", offset)
    watermark.finish("p", 5)
    watermark.finish("p", 7)
    assert watermark.standing("p") == Standing(position=6, next=10, unfinished=2, begun=1, timestamp=106.0)
    watermark.begin("p", 9)
    watermark.finish("p", 6)
    watermark.finish("p", 9)
    assert watermark.standing("p") == Standing(position=10, next=10, unfinished=0, begun=0, timestamp=None)
