from dataclasses import replace

from streams.health.figures import Figures, Partition, StageFigures, Waiting
from streams.health.progress import Snapshot
from streams.health.verdict import judge

BUSY = Partition(number=2, position=40, lag=12, unfinished=5, begun=3, age=7.0)
IDLE = Partition(number=3, position=9, lag=0, unfinished=0, begun=0, age=None)


def snapshot(waiting: Waiting | None = None, since: float | None = None) -> Snapshot:
    stage = StageFigures(stage="tag", reads="articles.stripped", partitions=(BUSY, IDLE), finished=8, waiting=waiting)
    return Snapshot(
        at=100.0,
        figures=Figures(joined=True, rebalancing=False, silent=0.0, stages=(stage,)),
        since={} if since is None else {("tag", 2): since},
    )


def test_a_stage_is_the_sum_of_its_partitions_and_as_old_as_its_oldest_record() -> None:
    [stage] = judge(snapshot(), 100.5).stages
    assert (stage.partitions, stage.lag, stage.unfinished, stage.in_flight, stage.finished) == (2, 12, 5, 3, 8)
    assert stage.oldest_seconds == 7.5
    assert stage.holds == "articles.stripped/2/40"


def test_a_loop_that_turned_within_10_s_is_live() -> None:
    assert judge(snapshot(), 109.9).live
    health = judge(snapshot(), 110.0)
    assert (health.live, health.ready, health.healthy) == (False, False, False)
    assert health.reasons == ("The event loop has not turned for 10 s",)


def test_rules_that_are_broken_are_named_and_hold_nothing_up() -> None:
    broken = replace(snapshot().figures, broken_rules="rules.yaml: rule a/b: label is missing.")
    health = judge(replace(snapshot(), figures=broken), 100.0)
    assert (health.live, health.ready, health.healthy) == (True, True, False)
    assert health.reasons == ("The rules before the last change still hold: rules.yaml: rule a/b: label is missing.",)


def test_what_is_tried_again_and_again_is_named_with_the_reason() -> None:
    waiting = Waiting(input="articles.stripped/2/40", seconds=25.0, why="the gazetteer does not answer")
    health = judge(snapshot(waiting, since=75.0), 100.0)
    assert health.stages[0].waiting == waiting
    [reason] = health.reasons
    assert reason.startswith("Stage tag has stood still for 25 s at articles.stripped/2/40, which it tries again")
    assert reason.endswith(": the gazetteer does not answer")
