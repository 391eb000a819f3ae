"""What becomes of an input that no output can be made of."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from streams.errors import RejectError
from streams.records import DeadLetter, Position, StageName, Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A record as it stands on a topic."""

    key: bytes | None
    value: bytes | None
    position: Position
    attempts: int = 0  # how often it was put back


def dead_letter(message: Message, trace: Trace, stage: StageName, error: RejectError, at: str) -> DeadLetter:
    """Return the dead letter of `message`, which came of the raw record that `trace` names and `stage` rejected."""
    return DeadLetter(
        schema="articles.deadletter/1",
        code=error.reason,
        detail=str(error),
        stage=stage,
        raw=trace.raw,
        failed=message.position,
        failed_at=at,
        key=_base64(message.key),
        value=_base64(message.value),
        attempts=trace.attempts,
    )


def key_of(letter: DeadLetter) -> bytes:
    """Return the key of a dead letter: where its raw record stood, so that repeats are one."""
    return str(letter.raw).encode()


def _base64(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode()
