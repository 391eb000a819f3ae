"""Letters as a stage writes them, and the records of articles.deadletter in the words of the commands."""

from base64 import b64encode
from dataclasses import replace

from streams.cli.deadletters.entries import Rejection
from streams.records import DeadLetter, Position, StageName


def position(offset: int, topic: str = "articles.raw", partition: int = 0) -> Position:
    return Position(topic=topic, partition=partition, offset=offset)


def letter(offset: int, value: bytes | None = b"{", **changed: object) -> DeadLetter:
    made = DeadLetter(
        schema="articles.deadletter/1",
        code="invalid_json",
        detail="The value is not JSON in UTF-8: it ends too soon. Put one JSON object per record on the topic.",
        stage=StageName.CLEAN,
        raw=position(offset),
        failed=position(offset),
        failed_at="2026-07-01T03:00:00.000Z",
        key=None,
        value=None if value is None else b64encode(value).decode(),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def rejection(offset: int, **changed: object) -> Rejection:
    made = Rejection(
        raw=str(position(offset)),
        attempts=0,
        code="invalid_json",
        stage="clean",
        failed_at="2026-07-01T03:00:00.000Z",
        source="unknown",
        detail="It ends too soon.",
        failed=position(offset),
        letter=position(offset, "articles.deadletter", 1),
    )
    return replace(made, **changed)  # type: ignore[arg-type]
