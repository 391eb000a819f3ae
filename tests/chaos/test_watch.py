from watch import longest_pause

ARRIVALS = (1.0, 2.0, 3.0, 15.0, 15.5)


def test_a_pause_that_began_before_the_fault_is_counted_whole() -> None:
    assert longest_pause(ARRIVALS, since=4.0, until=16.0) == 12.0


def test_pauses_of_other_rounds_are_not_counted() -> None:
    assert longest_pause(ARRIVALS, since=1.5, until=3.0) == 1.0


def test_what_never_came_again_is_a_pause_up_to_the_end() -> None:
    assert longest_pause(ARRIVALS, since=15.2, until=60.0) == 44.5
    assert longest_pause((), since=10.0, until=60.0) == 50.0
