"""The five stages in order, and what one of them makes of one message.

`streams run` calls them all in turn (`run`); the agents call them one at a time (`process`). Both pass bytes from stage
to stage, so that what comes out offline and online is the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from streams import clock, topics
from streams.codec import decode, decode_raw, decode_trace, encode
from streams.deadletter import Message, dead_letter, key_of
from streams.errors import Reason, RejectError, UnavailableError
from streams.records import (
    CleanedArticle,
    DeadLetter,
    DedupedArticle,
    Envelope,
    IndexedArticle,
    Position,
    StageName,
    StrippedArticle,
    TaggedArticle,
    Trace,
)
from streams.stages.clean import clean
from streams.stages.dedup import Lanes, Limits, Ranks
from streams.stages.index import index
from streams.stages.strip import Sources
from streams.stages.strip.ruleset import Ruleset
from streams.stages.tag import tag
from streams.state.marks import Marks
from streams.state.memory import Decision, Entry, Memory

In = TypeVar("In")
Out = TypeVar("Out", bound=Envelope)

log = logging.getLogger(__name__)


class Forgetful(Generic[In, Out]):
    """The memory of a stage that remembers nothing."""

    def __init__(self, apply: Callable[[In], Out]) -> None:
        """Take the stage's function."""
        self._apply = apply

    def decide(self, article: In) -> Decision[Out]:
        """Apply the function."""
        return Decision(output=self._apply(article), entry=None)

    def restore(self, entry: Entry) -> None:
        """Fail: nothing was ever remembered."""
        raise AssertionError(entry)

    def checkpoint(self) -> tuple[bytes, ...]:
        """Have nothing to write down."""
        return ()

    def restore_checkpoint(self, part: bytes) -> None:
        """Fail: nothing was ever written down."""
        raise AssertionError(part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: its topics, how its input is read, its work.

    `remembers` is the topic of its memory, if it has one, and `checkpoints` that of the checkpoints of its memory;
    `beside` is the topic of what it puts out beside its output. The types of input and output meet in STAGES; the shell
    only carries bytes.
    """

    name: StageName
    reads: str
    writes: str
    decode: Callable[[bytes | None, Position], Any]
    memory: Callable[[], Memory[Any, Any]]
    key: Callable[[Any], str]
    remembers: str | None = None
    checkpoints: str | None = None
    beside: str | None = None


def _decode_as(kind: type[In]) -> Callable[[bytes | None, Position], In]:
    return lambda value, _: decode(value, kind)


STAGES = (
    Stage(
        name=StageName.CLEAN,
        reads=topics.RAW,
        writes=topics.CLEANED,
        decode=decode_raw,
        memory=partial(Forgetful, clean),
        key=lambda article: article.source,
    ),
    Stage(
        name=StageName.STRIP,
        reads=topics.CLEANED,
        writes=topics.STRIPPED,
        decode=_decode_as(CleanedArticle),
        memory=Sources,
        key=lambda article: article.id,
        remembers=topics.LINES,
    ),
    Stage(
        name=StageName.TAG,
        reads=topics.STRIPPED,
        writes=topics.TAGGED,
        decode=_decode_as(StrippedArticle),
        memory=partial(Forgetful, tag),
        key=lambda article: article.language,
    ),
    Stage(
        name=StageName.DEDUP,
        reads=topics.TAGGED,
        writes=topics.DEDUPED,
        decode=_decode_as(TaggedArticle),
        memory=Lanes,
        key=lambda article: article.id,
        remembers=topics.LANES,
        checkpoints=topics.LANE_CHECKPOINTS,
        beside=topics.CLUSTERS,
    ),
    Stage(
        name=StageName.INDEX,
        reads=topics.DEDUPED,
        writes=topics.INDEXED,
        decode=_decode_as(DedupedArticle),
        memory=partial(Marks, index),
        key=lambda article: article.id,
        remembers=topics.MARKS,
        checkpoints=topics.CHECKPOINTS,
    ),
)


def with_rules(rules: Callable[[], Ruleset]) -> tuple[Stage, ...]:
    """Return the stages, of which strip asks for the rules anew before each article."""
    memory = partial(Sources, rules)
    return tuple(replace(stage, memory=memory) if stage.name is StageName.STRIP else stage for stage in STAGES)


def with_lanes(stages: tuple[Stage, ...], limits: Limits, ranks: Ranks | None = None) -> tuple[Stage, ...]:
    """Return the stages, of which dedup remembers as much as `limits` say and ranks sources by `ranks`."""
    memory = partial(Lanes, limits, ranks=ranks)
    return tuple(replace(stage, memory=memory) if stage.name is StageName.DEDUP else stage for stage in stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A record to be put on a topic."""

    topic: str
    key: bytes
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one message came to: a record to send (none for a repeat), more beside it, what to remember, or a reason."""

    sent: Sent | None = None
    beside: tuple[Sent, ...] = ()
    entry: Entry | None = None
    rejected: DeadLetter | None = None


def process(stage: Stage, memory: Memory[Any, Any], message: Message, now: Callable[[], str] = clock.now) -> Outcome:
    """Return what `stage`, remembering `memory`, makes of `message`: one output, or one dead letter.

    Raises UnavailableError, and then the same message is to be tried again.
    """
    trace = None
    try:
        article = _traced(stage.decode(message.value, message.position), message)
        trace = article.trace
        decision = memory.decide(article)
        if decision.output is None:
            return Outcome(entry=decision.entry)
        sent = _sent(stage, decision.output, now())
        beside = tuple(_beside(stage, record) for record in decision.beside)
    except RejectError as error:
        return rejected(stage, message, trace or _trace_in(stage, message), error, now())
    except UnavailableError:
        raise
    except Exception as error:
        # A defect costs one dead letter and not the topic; delivery/rejections.py limits their share.
        log.exception("%s failed on %s", stage.name, message.position)
        defect = RejectError(Reason.STAGE_FAILED, f"{type(error).__name__}: {error}")
        return rejected(stage, message, trace or _trace_in(stage, message), defect, now())
    reject = _too_large(stage, sent)
    if reject:
        # What was decided is remembered, as it is in `memory`: after a restart the two must not differ.
        return replace(rejected(stage, message, trace, reject, now()), entry=decision.entry, beside=beside)
    return Outcome(sent=sent, entry=decision.entry, beside=beside)


def rejected(stage: Stage, message: Message, trace: Trace, error: RejectError, at: str) -> Outcome:
    """Return the outcome of a message that `stage` cannot process."""
    letter = dead_letter(message, trace, stage.name, error, at)
    return Outcome(rejected=letter, sent=Sent(topic=topics.DEADLETTER, key=key_of(letter), value=encode(letter)))


def _trace_in(stage: Stage, message: Message) -> Trace:
    """Return the trace of a message that its stage cannot decode: what it says itself, unless a scraper wrote it."""
    said = None if stage.reads == topics.RAW else decode_trace(message.value)
    return _put_back(said or Trace(raw=message.position), message)


def _traced(article: Any, message: Message) -> Any:  # noqa: ANN401 - whatever the stage reads
    return replace(article, trace=_put_back(article.trace, message)) if message.attempts else article


def _put_back(trace: Trace, message: Message) -> Trace:
    """Return `trace` with how often `message` was put back, if it was; else it says what the record itself says."""
    return replace(trace, attempts=message.attempts) if message.attempts else trace


def _sent(stage: Stage, output: Any, at: str) -> Sent:  # noqa: ANN401 - whatever the stage puts out
    article = replace(output, trace=output.trace.after(stage.name, at))
    return Sent(topic=stage.writes, key=stage.key(article).encode(), value=encode(article))


def _beside(stage: Stage, record: Any) -> Sent:  # noqa: ANN401 - whatever the stage puts out beside its output
    if stage.beside is None:
        raise AssertionError(f"stage {stage.name} has no topic for {record}")
    return Sent(topic=stage.beside, key=record.id.encode(), value=encode(record))


def _too_large(stage: Stage, sent: Sent) -> RejectError | None:
    size, limit = len(sent.value) + len(sent.key), topics.topic(stage.writes).largest_record
    if size <= limit:
        return None
    return RejectError(Reason.TOO_LARGE, f"{size} bytes for {stage.writes}, which takes {limit}")


def run(
    records: Iterable[tuple[bytes | None, bytes]],
    ruleset: Ruleset | None = None,
    limits: Limits | None = None,
    ranks: Ranks | None = None,
) -> Iterator[IndexedArticle | DeadLetter]:
    """Pass raw records, each key and value, through all stages in order, without a broker.

    Gives for each the final record or the dead letter; for a repeat of the same version, nothing.
    """
    chosen = with_rules(lambda: ruleset) if ruleset else STAGES
    stages = [(stage, stage.memory()) for stage in with_lanes(chosen, limits or Limits(), ranks)]
    for offset, (key, value) in enumerate(records):
        position = Position(topic=topics.RAW, partition=0, offset=offset)
        yield from _run_one(stages, Message(key=key, value=value, position=position))


def _run_one(stages: list[tuple[Stage, Memory[Any, Any]]], message: Message) -> Iterator[IndexedArticle | DeadLetter]:
    for stage, memory in stages:
        outcome = process(stage, memory, message)
        if outcome.rejected:
            yield outcome.rejected
            return
        if outcome.sent is None:
            return
        position = replace(message.position, topic=stage.writes)
        message = Message(key=outcome.sent.key, value=outcome.sent.value, position=position)
    yield decode(message.value, IndexedArticle)
