import asyncio
from collections.abc import Iterator

import pytest

from streams import topics
from streams.deadletter import Message
from streams.delivery import retries
from streams.delivery.retries import Wait, Waits
from streams.errors import UnavailableError
from streams.pipeline import STAGES, Outcome
from streams.records import Position

MESSAGE = Message(key=None, value=b"{", position=Position(topic=topics.RAW, partition=0, offset=3))


def test_what_is_unavailable_is_tried_until_it_answers(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    outcome = Outcome()
    answers: Iterator[UnavailableError | Outcome] = iter(
        [UnavailableError("the gazetteer does not answer"), UnavailableError("still not"), outcome]
    )

    told: list[Wait | None] = []

    def process(*_: object) -> Outcome:
        told.append(waits.of(STAGES[0].name))
        answer = next(answers)
        if isinstance(answer, UnavailableError):
            raise answer
        return answer

    monkeypatch.setattr(retries, "process", process)
    memory, waits = STAGES[0].memory(), Waits()
    assert asyncio.run(retries.process_when_available(STAGES[0], memory, MESSAGE, waits)) is outcome
    assert [record.getMessage() for record in caplog.records] == [
        "clean waits at articles.raw/0/3: the gazetteer does not answer",
        "clean waits at articles.raw/0/3: still not",
    ]
    assert [wait and wait.why for wait in told] == [None, "the gazetteer does not answer", "still not"]
    assert told[1] is not None
    assert told[2] is not None
    assert told[1].since == told[2].since
    assert waits.of(STAGES[0].name) is None


def test_what_is_rejected_is_not_tried_again() -> None:
    outcome = asyncio.run(retries.process_when_available(STAGES[0], STAGES[0].memory(), MESSAGE, Waits()))
    assert outcome.rejected is not None
    assert outcome.rejected.code == "invalid_json"
