"""The inputs of letters back to where they failed, each confirmed before a note on articles.deadletter says so.

Between the two stands nothing but time: after a kill an input that was put back may lack its note, and is put back once
more by the next replay. The pipeline makes that harmless: one version of one article is indexed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError

from streams.cli.deadletters.entries import Rejection, input_of
from streams.codec import decode
from streams.errors import UnavailableError
from streams.headers import ATTEMPTS, PUT_BACK_AT
from streams.pipeline import STAGES
from streams.records import DeadLetter, Position
from streams.topics import DEADLETTER, topic

_MOST = 100  # letters on their way together: after a kill, as many may be put back twice
_MOST_BYTES = 16 << 20
_READ = frozenset(stage.reads for stage in STAGES)

Kept = tuple[Rejection, bytes]  # what is known of a letter, and the letter as it stands on the topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """An input that was put back, and where it stands now."""

    rejection: Rejection
    at: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """An input that could not be put back, and why."""

    rejection: Rejection
    reason: str


class _Refused(Exception):  # noqa: N818 - it never leaves this file
    """This one cannot be put back; the others can."""


def put_back(producer: KafkaProducer, letters: Iterable[Kept], ended: Callable[[], bool]) -> Iterator[Returned | Stuck]:
    """Put the inputs of `letters` back, in their order, and give what became of each, with its note confirmed.

    They go in batches; `ended` is asked before each whether to end. Raises UnavailableError at the first batch that the
    broker does not confirm; what was given before it is safe.
    """
    for batch in batches(letters):
        if ended():
            return
        answers = [(rejection, _sent(producer, rejection, letter)) for rejection, letter in batch]
        outcomes = [_outcome(rejection, answer) for rejection, answer in answers]
        _note(producer, [outcome for outcome in outcomes if isinstance(outcome, Returned)])
        yield from (outcome for outcome in outcomes if not isinstance(outcome, KafkaError))
        for outcome in outcomes:
            if isinstance(outcome, KafkaError):
                raise UnavailableError(f"The broker did not confirm what was sent last: {outcome}.") from outcome


def batches(letters: Iterable[Kept]) -> Iterator[list[Kept]]:
    """Divide `letters` so that few inputs are on their way, and in memory, at a time."""
    batch: list[Kept] = []
    size = 0
    for rejection, letter in letters:
        if batch and (len(batch) == _MOST or size + len(letter) > _MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append((rejection, letter))
        size += len(letter)
    if batch:
        yield batch


def _sent(producer: KafkaProducer, rejection: Rejection, letter: bytes) -> Any:  # noqa: ANN401 - a future
    """Send the input of a letter; return the broker's answer to come, or the error."""
    try:
        key, value = input_of(decode(letter, DeadLetter))
        _require_fitting(rejection.failed.topic, key, value)
        _require_place(producer, rejection.failed)
        attempts = str(rejection.attempts + 1).encode()
        place = rejection.failed
        return producer.send(place.topic, value, key=key, partition=place.partition, headers=[(ATTEMPTS, attempts)])
    except (_Refused, KafkaError) as error:
        return error


def _require_fitting(topic_name: str, key: bytes | None, value: bytes | None) -> None:
    if key is None and value is None:
        raise _Refused("it had neither key nor value, so there is nothing to put back")
    if topic_name not in _READ:
        raise _Refused(f"no stage reads {topic_name}, on which it failed")
    # Not left to the broker: kafka-python's idempotent producer sends nothing more after a record that was refused.
    size = len(key or b"") + len(value or b"")
    if size > topic(topic_name).largest_record:
        raise _Refused(f"{topic_name} takes no record of {size:,} bytes")


def _require_place(producer: KafkaProducer, failed: Position) -> None:
    if failed.partition not in producer.partitions_for(failed.topic):
        raise _Refused(f"{failed.topic} has no partition {failed.partition} any more")


def _outcome(rejection: Rejection, answer: Any) -> Returned | Stuck | KafkaError:  # noqa: ANN401
    try:
        if isinstance(answer, Exception):
            raise answer
        stored = answer.get()
    except _Refused as error:
        return Stuck(rejection=rejection, reason=str(error))
    except KafkaError as error:
        return error
    at = Position(topic=stored.topic, partition=stored.partition, offset=stored.offset)
    return Returned(rejection=rejection, at=at)


def _note(producer: KafkaProducer, returned: Iterable[Returned]) -> None:
    """Say on the partition of each letter, behind it, that its input was put back."""
    answers = [(one, producer.send(**_note_of(one))) for one in returned]
    for one, answer in answers:
        try:
            answer.get()
        except KafkaError as error:
            raise UnavailableError(
                f"What had stood at {one.rejection.raw} was put back at {one.at}, which could not be noted: {error}. "
                "The next replay puts it back once more; it is indexed once all the same."
            ) from error


def _note_of(one: Returned) -> dict[str, Any]:
    attempts = str(one.rejection.attempts + 1).encode()
    return {
        "topic": DEADLETTER,
        "key": one.rejection.raw.encode(),
        "partition": one.rejection.letter.partition,
        "headers": [(PUT_BACK_AT, str(one.at).encode()), (ATTEMPTS, attempts)],
    }
