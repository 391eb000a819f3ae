from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson
from cluster import Cluster

from streams import topics
from streams.deadletter import Message
from streams.feeding import raw_records
from streams.pipeline import STAGES, Stage, process
from streams.records import Position
from streams.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"

Place = tuple[int, int]  # partition and offset of a raw record


def test_the_same_files_give_the_same_records_with_and_without_a_broker(fresh_broker: Callable[[], Settings]) -> None:
    with Cluster(fresh_broker()) as cluster:
        feed_and_compare(cluster)


def feed_and_compare(cluster: Cluster) -> None:
    records = [(record.key, record.value) for record in raw_records([SEEDS])]
    cluster.feed(records)
    cluster.start_worker()
    cluster.wait_for(lambda: len(outcomes(cluster)) == len(records), 90)

    given = {(record.partition, record.offset): record for record in cluster.records(topics.RAW)}
    online = {place_of(outcome): outcome for outcome in outcomes(cluster)}
    # What other articles say of one, and which of two copies is the canonical one, is for the log to say: offline the
    # stages that remember take them in its order.
    offline: dict[Place, Any] = {}
    passing = {
        place: Message(key=record.key, value=record.value, position=position(place)) for place, record in given.items()
    }
    for name, stages in ((topics.CLEANED, STAGES[:2]), (topics.TAGGED, STAGES[2:])):
        order = [place_of(record) for record in cluster.read(name)]
        order += [place for place in passing if place not in set(order)]
        passing = put_through(stages, {place: passing[place] for place in order}, offline)
    offline |= {place: orjson.loads(message.value or b"") for place, message in passing.items()}

    assert online.keys() == given.keys() == offline.keys()
    for place in given:
        assert comparable(online[place]) == comparable(offline[place])


def put_through(
    stages: Sequence[Stage], given: dict[Place, Message], rejected: dict[Place, Any]
) -> dict[Place, Message]:
    """Put messages through `stages` in their order without a broker; return what comes out, and note what does not."""
    chain = [(stage, stage.memory()) for stage in stages]
    out: dict[Place, Message] = {}
    for place, message in given.items():
        passed = message
        for stage, memory in chain:
            outcome = process(stage, memory, passed)
            assert outcome.sent is not None
            if outcome.rejected:
                rejected[place] = orjson.loads(outcome.sent.value)
                break
            passed = Message(key=outcome.sent.key, value=outcome.sent.value, position=position(place))
        else:
            out[place] = passed
    return out


def position(place: Place) -> Position:
    return Position(topic=topics.RAW, partition=place[0], offset=place[1])


def outcomes(cluster: Cluster) -> list[Any]:
    return cluster.read(topics.INDEXED) + cluster.read(topics.DEADLETTER)


def place_of(outcome: Any) -> Place:
    raw = outcome["trace"]["raw"] if "trace" in outcome else outcome["raw"]
    return raw["partition"], raw["offset"]


def comparable(outcome: Any) -> bytes:
    """The record without where and when: its trace, and in a dead letter the input that carries one."""
    own = {"raw", "failed", "failed_at", "trace"} | (
        {"value"} if outcome.get("stage") not in {None, "clean"} else set()
    )
    return orjson.dumps({name: value for name, value in outcome.items() if name not in own})
