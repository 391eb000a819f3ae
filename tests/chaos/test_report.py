from dataclasses import replace

from counting import Count
from crew import Ended
from play import Result
from report import markdown

COUNT = Count(fed=1200, dead=24, lost=(), doubled=(), misjudged=(), wrong=(), again=0.125)
RESULT = Result(
    kind="KILL",
    pauses=(3.0, 11.25, 4.0),
    count=COUNT,
    longest_wait=12.5,
    by_themselves=(),
    badly=(),
    log_lines=7,
    load=2.25,
    remarks=(),
)


def test_a_kind_is_a_row_of_the_table() -> None:
    row = next(line for line in markdown([RESULT], "make chaos", 1).splitlines() if "KILL" in line)
    assert row == "| KILL | 3 | 1,200 | 24 | 0 | 0 | 0 | 0 | 12.5% | 11.2 | 4.0 | 12.5 | 0 | 0 | 7 | 2.2 |"
    assert RESULT.passed


def test_what_was_lost_fails_the_run_and_is_named_below_the_table() -> None:
    lost = replace(RESULT, count=replace(COUNT, lost=((2, 17),)))
    assert not lost.passed
    assert "* lost: articles.raw/2/17" in markdown([lost], "make chaos", 1).splitlines()


def test_a_worker_that_was_told_to_stop_and_failed_fails_the_run() -> None:
    badly = replace(RESULT, badly=(Ended(status=1, last_line="no more"),))
    assert not badly.passed
    assert "* told to stop: status 1, `no more`" in markdown([badly], "make chaos", 1).splitlines()
