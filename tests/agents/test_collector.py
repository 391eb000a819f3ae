from streams.agents.collector import partition, waiting
from streams.delivery.fetched import Fetched
from streams.delivery.retries import Wait
from streams.delivery.watermark import Standing
from streams.records import Position

NOW = 1_000_000.0


def standing(position: int, following: int, unfinished: int, begun: int = 0) -> Standing:
    return Standing(position=position, next=following, unfinished=unfinished, begun=begun, timestamp=NOW - 30)


def test_lag_is_what_is_left_from_the_first_that_is_not_finished() -> None:
    found = partition(2, standing(5, 9, unfinished=3, begun=1), Fetched(position=9, end=20, answered=NOW), NOW)
    assert (found.number, found.position, found.lag, found.unfinished, found.begun) == (2, 5, 15, 3, 1)
    assert found.age == 30


def test_the_end_of_a_transaction_is_no_lag() -> None:
    found = partition(0, standing(9, 9, unfinished=0), Fetched(position=10, end=10, answered=NOW), NOW)
    assert (found.position, found.lag) == (10, 0)


def test_a_partition_of_which_nothing_was_delivered_lags_from_where_it_was_fetched() -> None:
    assert partition(0, None, Fetched(position=4, end=10, answered=NOW), NOW).lag == 6


def test_a_partition_of_which_nothing_is_known_yet_says_nothing() -> None:
    found = partition(0, None, None, NOW)
    assert (found.position, found.lag, found.age) == (0, 0, None)


def test_a_wait_has_its_input_its_length_and_its_reason() -> None:
    assert waiting(None, 50.0) is None
    at = Position(topic="articles.raw", partition=1, offset=7)
    found = waiting(Wait(position=at, since=40.0, why="the index does not answer"), 52.0)
    assert found is not None
    assert (found.input, found.seconds, found.why) == ("articles.raw/1/7", 12.0, "the index does not answer")
