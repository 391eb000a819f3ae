"""One raw record through all five stages, and what became of it, with what that cost."""

from dataclasses import dataclass, replace
from time import process_time
from typing import Any

import orjson

from streams import topics
from streams.deadletter import Message
from streams.pipeline import STAGES, Outcome, Stage, process
from streams.records import Position
from streams.state.memory import Memory

INDEXED = "indexed"
REPEATED = "repeated"
LONGEST_DETAIL = 800  # characters: the wording of a reason, and the detail in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a raw record ended: `indexed`, `repeated`, or the code of its dead letter; by which stage, in which time."""

    outcome: str
    stage: str
    seconds: float
    detail: str = ""
    value: bytes = b""


class Pipeline:
    """The five stages with what they remember, as one worker runs them."""

    def __init__(self) -> None:
        self._stages: list[tuple[Stage, Memory[Any, Any]]] = [(stage, stage.memory()) for stage in STAGES]
        self._offset = 0

    def end(self, key: bytes | None, value: bytes | None) -> Ending:
        """Return how the record ends. Fails where an output breaks the rules for what stands on a topic."""
        position = Position(topic=topics.RAW, partition=0, offset=self._offset)
        message = Message(key=key, value=value, position=position)
        self._offset += 1
        begun = process_time()
        for stage, memory in self._stages:
            outcome = process(stage, memory, message)
            check(stage, outcome)
            if outcome.rejected:
                letter = outcome.rejected
                return Ending(
                    outcome=letter.code, stage=stage.name, seconds=process_time() - begun, detail=letter.detail
                )
            if outcome.sent is None:
                return Ending(outcome=REPEATED, stage=stage.name, seconds=process_time() - begun)
            following = replace(message.position, topic=stage.writes)
            message = Message(key=outcome.sent.key, value=outcome.sent.value, position=following)
        return Ending(outcome=INDEXED, stage=stage.name, seconds=process_time() - begun, value=message.value or b"")


def check(stage: Stage, outcome: Outcome) -> None:
    """Assert that the topics take what is sent and remembered, and that a dead letter is readable."""
    if outcome.sent:
        limit = topics.topic(outcome.sent.topic).largest_record
        assert len(outcome.sent.key) + len(outcome.sent.value) <= limit, outcome.sent.topic
    if outcome.entry:
        assert stage.remembers is not None
        assert len(outcome.entry.key) + len(outcome.entry.value) <= topics.topic(stage.remembers).largest_record
    if outcome.rejected:
        assert outcome.sent is not None
        assert outcome.entry is None
        assert orjson.loads(outcome.sent.value)["detail"] == outcome.rejected.detail
        assert 0 < len(outcome.rejected.detail) <= LONGEST_DETAIL
