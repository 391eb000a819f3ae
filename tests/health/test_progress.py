from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from streams.health.figures import STARTING, STOPPING, Figures, Partition, StageFigures
from streams.health.progress import Snapshot, follow
from streams.health.verdict import STUCK_SECONDS, Health, judge


def part(position: int = 0, lag: int = 0, unfinished: int = 0, begun: int = 0) -> Partition:
    return Partition(number=0, position=position, lag=lag, unfinished=unfinished, begun=begun, age=None)


def stage(*partitions: Partition, name: str = "tag", finished: int = 0, reading: tuple[int, ...] = ()) -> StageFigures:
    numbered = tuple(replace(each, number=number) for number, each in enumerate(partitions))
    return StageFigures(stage=name, reads="articles.stripped", partitions=numbered, finished=finished, reading=reading)


def worker(*stages: StageFigures, rebalancing: bool = False) -> Figures:
    return Figures(joined=True, rebalancing=rebalancing, silent=0.1, stages=stages)


def after(*figures: Figures) -> Health:
    """What is to be said when these were counted, one each second."""
    snapshot = Snapshot(at=0.0)
    for at, each in enumerate(figures, start=1):
        snapshot = follow(snapshot, each, float(at))
    return judge(snapshot, snapshot.at)


def stuck(health: Health) -> list[str]:
    return [stage.stage for stage in health.stages if stage.stuck]


def test_a_stage_that_has_something_to_do_and_finishes_nothing_is_stuck_within_30_s() -> None:
    still = worker(stage(part(position=5, lag=3, unfinished=3, begun=1), finished=5))
    assert stuck(after(*[still] * 15)) == []
    health = after(*[still] * 22)
    assert stuck(health) == ["tag"]
    assert not health.healthy
    assert health.reasons == ("Stage tag has stood still for 21 s at articles.stripped/0/5",)


def test_lag_of_which_nothing_is_delivered_is_stuck_too() -> None:
    health = after(*[worker(stage(part(lag=3)))] * 25)
    assert stuck(health) == ["tag"]
    assert health.reasons == ("Stage tag has stood still for 24 s, with 3 records to come",)


def test_an_idle_topic_is_never_stuck() -> None:
    assert after(*[worker(stage(part(position=7), finished=7))] * 100).healthy


def test_a_stage_that_was_idle_for_long_has_its_20_s_from_the_first_record_on() -> None:
    idle, busy = worker(stage(part())), worker(stage(part(lag=1, unfinished=1, begun=1)))
    assert stuck(after(*[idle] * 100, *[busy] * 15)) == []
    assert stuck(after(*[idle] * 100, *[busy] * 25)) == ["tag"]


def test_one_partition_that_stands_still_is_stuck_though_the_others_move() -> None:
    moving = [worker(stage(part(5, 3, 3, 1), part(n, 9, 1, 1), finished=n)) for n in range(25)]
    health = after(*moving)
    assert stuck(health) == ["tag"]
    assert health.stages[0].holds == "articles.stripped/0/5"


def test_a_stage_that_is_handed_nothing_while_another_works_waits_for_its_turn() -> None:
    turns = [worker(stage(part(n, 50, 5, 1), finished=n), stage(part(lag=9), name="dedup")) for n in range(60)]
    assert stuck(after(*turns)) == []
    ended = turns[-1]
    assert stuck(after(*turns, *[ended] * 25)) == ["tag", "dedup"]


def test_reading_a_memory_is_not_ready_and_never_stuck() -> None:
    health = after(*[worker(stage(part(lag=9, unfinished=9, begun=1), reading=(0,)))] * 300)
    assert stuck(health) == []
    assert not health.ready
    assert health.live
    assert health.reasons == ("It reads the memory of articles.stripped/0, for 300 s now",)


def test_a_rebalance_is_not_ready_and_not_stuck() -> None:
    before = worker(stage(part(lag=9, unfinished=9, begun=1)))
    health = after(*[before] * 10, *[worker(stage(part(lag=9)), rebalancing=True)] * 19, *[before] * 3)
    assert stuck(health) == []
    assert health.ready
    during = after(before, *[worker(rebalancing=True)] * 19)
    assert (during.ready, during.unready_seconds) == (False, 19.0)


def test_a_start_is_live_and_not_ready_from_its_begin_on() -> None:
    health = after(STARTING, STARTING, STARTING)
    assert (health.live, health.ready, health.healthy) == (True, False, False)
    assert health.unready_seconds == 3.0


def test_one_that_stops_says_so() -> None:
    assert after(worker(stage(part())), STOPPING, STOPPING).reasons == ("It is stopping, for 2 s now",)


def test_a_broker_that_answers_no_fetch_makes_a_worker_not_ready() -> None:
    idle = worker(stage(part()))
    assert after(replace(idle, silent=19.0)).ready
    health = after(replace(idle, silent=25.0))
    assert not health.ready
    assert health.reasons[0].startswith("The broker has not answered for 25 s")


counts = st.integers(0, 3)
partitions = st.builds(part, position=counts, lag=counts, unfinished=counts, begun=counts)
figures = st.builds(
    lambda many, finished, reading, rebalancing: worker(
        stage(*many, finished=finished, reading=reading), rebalancing=rebalancing
    ),
    st.lists(partitions, max_size=3),
    counts,
    st.sampled_from([(), (), (0,)]),
    st.booleans(),
)


@given(st.lists(figures, min_size=1, max_size=40))
def test_whatever_is_stuck_has_had_something_to_do_for_all_of_20_s(seen: list[Figures]) -> None:
    [judged] = after(*seen).stages
    lately = [one for each in seen[-int(STUCK_SECONDS) :] for one in each.stages]
    if judged.stuck:
        assert all(any(p.lag or p.unfinished or p.begun for p in one.partitions) for one in lately)
        assert not any(one.reading for one in lately)


@given(st.lists(st.tuples(partitions, st.integers(1, 9)), min_size=1, max_size=60))
def test_a_stage_that_finishes_something_each_second_with_one_partition_is_never_stuck(
    steps: list[tuple[Partition, int]],
) -> None:
    finished, seen = 0, []
    for each, more in steps:
        finished += more
        seen.append(worker(stage(replace(each, position=finished), finished=finished)))
    assert stuck(after(*seen)) == []
