"""Raw records through clean and strip, with each block explained on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from streams import pipeline
from streams.cli.explaining.explanation import Explanation
from streams.cli.output import remark
from streams.codec import decode
from streams.deadletter import Message
from streams.feeding import Read, Refused
from streams.records import CleanedArticle, DeadLetter, Position, StageName, StrippedArticle
from streams.stages.strip.explain import explain

Step = Callable[[bytes | None, bytes, int], bytes | DeadLetter]


@dataclass(slots=True)
class Files:
    """Explains records in order; those that cannot be read, or not cleaned, are named on standard error."""

    clean: Step = field(default_factory=lambda: _step(StageName.CLEAN))
    strip: Step = field(default_factory=lambda: _step(StageName.STRIP))
    refused: int = 0

    def explained(self, records: Iterable[Read]) -> Iterator[Explanation]:
        """Give what becomes of each of `records` in clean and strip."""
        for number, record in enumerate(records):
            if isinstance(record, Refused):
                self.refused += 1
                remark(f"{record.origin} was left out: {record.reason}.", "red")
                continue
            value = self.clean(record.key, record.value, number)
            if isinstance(value, DeadLetter):
                remark(f"{record.origin}: {value.code} in {value.stage}: {value.detail}", "red")
                continue
            yield _explanation(record.origin, decode(value, CleanedArticle), self.strip(None, value, number))


def _explanation(origin: str, cleaned: CleanedArticle, outcome: bytes | DeadLetter) -> Explanation:
    rejected = outcome.detail if isinstance(outcome, DeadLetter) else None
    article = cleaned if isinstance(outcome, DeadLetter) else decode(outcome, StrippedArticle)
    blocks = explain(cleaned)
    return Explanation(origin=origin, article=article, cleaned=cleaned.text, blocks=blocks, rejected=rejected)


def _step(name: StageName) -> Step:
    stage = next(stage for stage in pipeline.STAGES if stage.name is name)
    memory = stage.memory()

    def step(key: bytes | None, value: bytes, number: int) -> bytes | DeadLetter:
        position = Position(topic=stage.reads, partition=0, offset=number)
        outcome = pipeline.process(stage, memory, Message(key=key, value=value, position=position))
        if outcome.sent is None:
            raise AssertionError(name)
        return outcome.rejected or outcome.sent.value

    return step
