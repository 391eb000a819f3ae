"""The record of articles.deadletter."""

from __future__ import annotations

from dataclasses import dataclass

from streams.records.trace import Position, StageName


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """An input that no output could be made of.

    `raw` is where its raw record stood, `failed` where the input itself stood when `stage` rejected it.
    `key` and `value` are the input's own bytes in base64, so that it can be put back as it was; `attempts` says how
    often that was done before.
    """

    schema: str
    code: str
    detail: str
    stage: StageName
    raw: Position
    failed: Position
    failed_at: str
    key: str | None
    value: str | None
    attempts: int = 0
