from dataclasses import replace

from streams.cli.checkup.group import Group, StageLag
from streams.cli.checkup.judgement import needs_second_look, of_group, of_workers
from streams.cli.checkup.local import Worker
from streams.health.figures import Waiting
from streams.health.verdict import Health, StageHealth

MOVING = StageLag(stage="tag", partitions=2, owned=2, positions=(5, 9), lag=30, oldest_seconds=4.0)
IDLE = replace(MOVING, stage="dedup", lag=0, oldest_seconds=None)
GROUP = Group(name="news", state="Stable", members=2, stages=(MOVING, IDLE), dead_letters=0)
STUCK = StageHealth(
    stage="tag",
    partitions=2,
    lag=30,
    unfinished=3,
    in_flight=1,
    finished=8,
    oldest_seconds=31.0,
    still_seconds=25.0,
    holds="articles.stripped/0/5",
    reading=(),
    waiting=None,
    stuck=True,
)
WELL = Health(
    healthy=True,
    live=True,
    ready=True,
    unready_seconds=0.0,
    loop_seconds=0.4,
    reasons=(),
    stages=(replace(STUCK, stuck=False),),
)
HANGS = "Stage tag has stood still for 25 s at articles.stripped/0/5"


def worker(health: Health | None) -> Worker:
    return Worker(pid=71, started_at="2026-11-24T03:00:00.000Z", health=health)


def test_a_group_that_moves_and_workers_that_are_well_have_no_problem() -> None:
    assert list(of_group(GROUP, None, [])) == []
    assert list(of_workers([worker(WELL)])) == []


def test_nobody_at_work_is_a_problem_only_where_something_waits() -> None:
    [problem] = of_group(replace(GROUP, members=0, state="Empty"), None, [])
    assert problem.what == "No worker is in group news, and 30 records wait"
    assert "streams worker" in problem.advice
    assert list(of_group(replace(GROUP, members=0, state="Empty", stages=(IDLE,)), None, [])) == []


def test_partitions_that_nobody_has_are_counted() -> None:
    [problem] = of_group(replace(GROUP, stages=(replace(MOVING, owned=0), IDLE)), None, [])
    assert (problem.what, problem.stage) == ("2 of 2 partitions of tag have no worker", "tag")


def test_a_rebalance_that_lasts_is_said_and_nothing_else_of_the_group() -> None:
    sharing = replace(GROUP, state="PreparingRebalance", stages=(replace(MOVING, owned=0), IDLE))
    assert needs_second_look(sharing, [])
    assert list(of_group(GROUP, sharing, [])) == []
    assert list(of_group(sharing, GROUP, [])) == []
    [problem] = of_group(sharing, sharing, [])
    assert problem.what == "Group news is sharing out its partitions (PreparingRebalance)"


def test_the_broker_is_asked_twice_where_workers_run_elsewhere_and_something_waits() -> None:
    assert needs_second_look(GROUP, [worker(WELL)])
    assert not needs_second_look(GROUP, [worker(WELL), worker(None)])
    assert not needs_second_look(replace(GROUP, stages=(IDLE,)), [])
    assert not needs_second_look(replace(GROUP, members=0, state="Empty"), [])


def test_a_stage_that_commits_nothing_between_two_looks_stands_still() -> None:
    [problem] = of_group(GROUP, replace(GROUP, stages=(replace(MOVING, lag=31), IDLE)), [])
    assert problem.what == "Stage tag has committed nothing for 5 s, and 31 records wait"
    assert list(of_group(GROUP, replace(GROUP, stages=(replace(MOVING, positions=(5, 10)), IDLE)), [])) == []
    assert list(of_group(GROUP, replace(GROUP, stages=(replace(MOVING, lag=0), IDLE)), [])) == []


def test_a_worker_that_does_not_answer_is_let_go_on_or_killed() -> None:
    [problem] = of_workers([worker(None)])
    assert problem.what.startswith("Worker 71 does not answer within 2 s")
    assert "kill -CONT 71" in problem.advice
    assert "kill -KILL 71" in problem.advice


def test_of_a_worker_that_is_not_live_nothing_else_is_said() -> None:
    loop = "The event loop has not turned for 14 s: it is in tag, tag.py:7"
    health = replace(WELL, healthy=False, live=False, ready=False, reasons=(loop, HANGS), stages=(STUCK,))
    [problem] = of_workers([worker(health)])
    assert problem.what == f"Worker 71 is not live. {loop}"


def test_a_worker_that_is_not_ready_is_a_problem_after_a_minute_and_of_its_group_nothing_is_said_before() -> None:
    joining = "It has not joined the group, for 3 s now"
    starting = worker(replace(WELL, healthy=False, ready=False, unready_seconds=3.0, reasons=(joining,)))
    deserted = replace(GROUP, members=0, state="Empty")
    assert list(of_workers([starting])) == []
    assert list(of_group(deserted, None, [starting])) == []
    late = worker(replace(WELL, healthy=False, ready=False, unready_seconds=61.0, reasons=(joining,)))
    assert [problem.what for problem in of_workers([late])] == [f"Worker 71 is not ready. {joining}"]
    assert len(list(of_group(deserted, None, [late]))) == 1


def test_not_ready_and_stuck_are_two_problems_each_with_its_reason() -> None:
    silent = "The broker has not answered for 40 s, for 20 s now"
    health = replace(WELL, healthy=False, ready=False, unready_seconds=70.0, reasons=(silent, HANGS), stages=(STUCK,))
    unready, stuck = of_workers([worker(health)])
    assert unready.what == f"Worker 71 is not ready. {silent}"
    assert (stuck.what, stuck.stage) == (f"Worker 71: {HANGS}", "tag")
    assert "kill 71" in stuck.advice


def test_what_waits_for_something_outside_is_not_to_be_killed() -> None:
    waiting = Waiting(input="articles.stripped/0/5", seconds=25.0, why="the gazetteer does not answer")
    health = replace(WELL, healthy=False, reasons=(HANGS,), stages=(replace(STUCK, waiting=waiting),))
    [problem] = of_workers([worker(health)])
    assert problem.advice.startswith("Mend what does not answer")
    assert "kill" not in problem.advice
