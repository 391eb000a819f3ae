"""Raw records through clean, strip and tag, with each block explained on the way."""

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
from streams.records import CleanedArticle, DeadLetter, Position, StageName, StrippedArticle, TaggedArticle
from streams.stages.strip.explain import explain
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
    _tag: Step = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing remembered."""
        self._sources = Sources(lambda: self.ruleset)
        self._clean, self._strip = _step(StageName.CLEAN), _step(StageName.STRIP, self._sources)
        self._tag = _step(StageName.TAG)

    def explained(self, records: Iterable[Read]) -> Iterator[Explanation]:
        """Give what becomes of each of `records` in clean, strip and tag."""
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
            article, rejected = self._outcome(cleaned, value, number)
            yield Explanation(
                origin=record.origin, article=article, cleaned=cleaned.text, blocks=blocks, rejected=rejected
            )

    def _outcome(
        self, cleaned: CleanedArticle, value: bytes, number: int
    ) -> tuple[CleanedArticle | StrippedArticle, str | None]:
        """Return the article as far as it came, and why no further."""
        stripped = self._strip(None, value, number)
        if isinstance(stripped, DeadLetter):
            return cleaned, stripped.detail
        tagged = self._tag(None, stripped, number)
        if isinstance(tagged, DeadLetter):
            return decode(stripped, StrippedArticle), tagged.detail
        return decode(tagged, TaggedArticle), None


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
