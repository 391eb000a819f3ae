"""Records that move while the audit asks, at every moment between two of its questions."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from kafka import KafkaAdminClient, KafkaConsumer
from written import Written, missing, running, traced

from streams import topics
from streams.audit.audit import audit
from streams.audit.log import Log, Records, Spans
from streams.cli.clients import admin, consumer

Move = Callable[[], None]
WAY = (topics.RAW, topics.CLEANED, topics.STRIPPED, topics.TAGGED, topics.DEDUPED)
QUESTIONS = 18
AT_ONCE = [[question] * len(WAY) for question in range(QUESTIONS)]
ONE_BY_ONE = [[begin + apart * number for number in range(len(WAY))] for begin in (0, 2, 4, 8) for apart in (1, 2, 3)]


@pytest.fixture(scope="module")
def own_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from running(tmp_path_factory.mktemp("broker"))


class Disturbed(Log):
    """A log on which `moves` are made, each before the question of its number."""

    def __init__(self, asking: KafkaAdminClient, reading: KafkaConsumer, moves: Mapping[int, list[Move]]) -> None:
        super().__init__(asking, reading, lambda *_: None)
        self.asked = 0
        self.moves = moves

    def _move(self) -> None:
        for move in self.moves.get(self.asked, ()):
            move()
        self.asked += 1

    def beginnings(self, topic: str) -> Any:
        self._move()
        return super().beginnings(topic)

    def ends(self, topic: str) -> Any:
        self._move()
        return super().ends(topic)

    def stable_ends(self, topic: str) -> Any:
        self._move()
        return super().stable_ends(topic)

    def committed(self, group: str) -> Any:
        self._move()
        return super().committed(group)

    def read(self, spans: Spans) -> Iterator[Records]:
        self._move()
        yield from super().read(spans)


def test_a_record_is_not_missing_whenever_it_moves(own_broker: str) -> None:
    with (
        Written(own_broker) as written,
        admin(written.settings, own_broker) as asking,
        consumer(written.settings, own_broker) as reading,
    ):
        for offset, schedule in enumerate(AT_ONCE + ONE_BY_ONE):
            written.raw(1)
            moves: dict[int, list[Move]] = {}
            for question, move in zip(schedule, all_moves(written, offset), strict=True):
                moves.setdefault(question, []).append(move)
            log = Disturbed(asking, reading, moves)
            found = audit(log, written.group)
            assert missing(found) == [], schedule
            for question, late in moves.items():
                for move in late if question >= log.asked else ():
                    move()
        assert log.asked >= QUESTIONS


def all_moves(written: Written, offset: int) -> list[Move]:
    """Return how each stage in turn finishes the record: first what comes of it, then the commit."""

    def move(number: int) -> Move:
        def made() -> None:
            if number + 1 < len(WAY):
                written.write(WAY[number + 1], traced(offset))
            else:
                written.mark(offset)
            written.commit(WAY[number], offset + 1)

        return made

    return [move(number) for number in range(len(WAY))]
