"""Raw records through clean and strip, with each block explained on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from streams import pipeline
from streams.cli.explaining.explanation import Explanation
from streams.cli.output import remark
from streams.codec import decode
from streams.deadletter import Message
from streams.feeding import Read, Refused
from streams.records import CleanedArticle, DeadLetter, Position, StageName, StrippedArticle
from streams.stages.strip.explain import Explained, explain
from streams.stages.strip.ruleset import Ruleset
from streams.stages.strip.stage import Sources
from streams.state.memory import Memory

Step = Callable[[bytes | None, bytes, int], bytes | DeadLetter]


@dataclass(slots=True)
class Files:
    """Explains records in order; those that cannot be read, or not cleaned, are named on standard error."""

    ruleset: Ruleset
    refused: int = 0
    _sources: Sources = field(init=False)
    _clean: Step = field(init=False)
    _strip: Step = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing remembered."""
        self._sources = Sources(lambda: self.ruleset)
        self._clean, self._strip = _step(StageName.CLEAN), _step(StageName.STRIP, self._sources)

    def explained(self, records: Iterable[Read]) -> Iterator[Explanation]:
        """Give what becomes of each of `records` in clean and strip."""
        for number, record in enumerate(records):
            if isinstance(record, Refused):
                self.refused += 1
                remark(f"{record.origin} was left out: {record.reason}.", "red")
                continue
            value = self._clean(record.key, record.value, number)
            if isinstance(value, DeadLetter):
                remark(f"{record.origin}: {value.code} in {value.stage}: {value.detail}", "red")
                continue
            cleaned = decode(value, CleanedArticle)
            blocks = explain(cleaned, self.ruleset, self._sources.elsewhere(cleaned))
            yield _explanation(record.origin, cleaned, blocks, self._strip(None, value, number))


def _explanation(
    origin: str, cleaned: CleanedArticle, blocks: tuple[Explained, ...], outcome: bytes | DeadLetter
) -> Explanation:
    rejected = outcome.detail if isinstance(outcome, DeadLetter) else None
    article = cleaned if isinstance(outcome, DeadLetter) else decode(outcome, StrippedArticle)
    return Explanation(origin=origin, article=article, cleaned=cleaned.text, blocks=blocks, rejected=rejected)


def _step(name: StageName, memory: Memory[Any, Any] | None = None) -> Step:
    stage = next(stage for stage in pipeline.STAGES if stage.name is name)
    memory = memory or stage.memory()

    def step(key: bytes | None, value: bytes, number: int) -> bytes | DeadLetter:
        position = Position(topic=stage.reads, partition=0, offset=number)
        outcome = pipeline.process(stage, memory, Message(key=key, value=value, position=position))
        if outcome.sent is None:
            raise AssertionError(name)
        return outcome.rejected or outcome.sent.value

    return step
