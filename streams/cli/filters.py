"""The stages as functions from a line to what is answered to it, with the line's own id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

import orjson

from streams import ids, pipeline, topics
from streams.cli.configuration import read_settings
from streams.codec import decode
from streams.deadletter import Message
from streams.errors import Reason, RejectError
from streams.lane_limits import limits_of
from streams.records import Position, StageName, TaggedArticle, Trace
from streams.stages.dedup import Lanes
from streams.stages.tag import entities
from streams.text.dates import rfc3339
from streams.text.signature import sign
from streams.user_rules import rules_of

Answer = dict[str, Any]
Filter = Callable[[bytes | None, int], Answer]  # a line (None if it is too long) and its number

_UNTOLD = "und"


class Name(StrEnum):
    """The stages that can be used as filters."""

    CLEAN = "clean"
    STRIP = "strip"
    TAG = "tag"
    DEDUP = "dedup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What the tag filter reads."""

    text: str
    language: str = _UNTOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the dedup filter reads. Without `language`, all articles are compared with each other."""

    id: str | int
    text: str
    source: str | None = None
    title: str | None = None
    published_at: str | int | float | None = None
    language: str = _UNTOLD


def _stages(*names: StageName) -> Filter:
    """Return the filter that puts raw records through `names`, as the agents do."""
    rules = rules_of(read_settings())
    chain = [(stage, stage.memory()) for stage in pipeline.with_rules(lambda: rules) if stage.name in names]

    def apply(line: bytes, number: int) -> Answer:
        position = Position(topic=topics.RAW, partition=0, offset=number)
        for stage, memory in chain:
            outcome = pipeline.process(stage, memory, Message(key=None, value=line, position=position))
            if outcome.rejected:
                return {"text": "", **_rejected(outcome.rejected.code, outcome.rejected.detail)}
            line = outcome.sent.value if outcome.sent else b"{}"
        answer: Answer = orjson.loads(line)
        return answer

    return _answering(apply, {"text": ""})


def _tag() -> Filter:
    def apply(line: bytes, _: int) -> Answer:
        article = decode(line, Text)
        mentions = [
            {"start": mention.start, "end": mention.end, "type": entity.type, "text": mention.text, "name": entity.name}
            for entity in entities(article.text, article.language)
            for mention in entity.mentions
        ]
        return {"entities": sorted(mentions, key=lambda mention: mention["start"])}

    return _answering(apply, {"entities": []})


def _dedup() -> Filter:
    lanes = Lanes(limits_of(read_settings()))

    def apply(line: bytes, number: int) -> Answer:
        decision = lanes.decide(_tagged(decode(line, Article), number)).output
        if decision is None:
            raise AssertionError(number)
        cluster = decision.cluster
        return {
            "cluster_id": cluster.id,
            "role": cluster.role,
            "canonical": cluster.canonical,
            "similarity": cluster.similarity,
        }

    return _answering(apply, {"cluster_id": None})


def _tagged(article: Article, number: int) -> TaggedArticle:
    return TaggedArticle(
        schema="articles.tagged/1",
        id=str(article.id),
        version=ids.version(article.title, article.text),
        source=article.source or _UNTOLD,
        trace=Trace(raw=Position(topic=topics.RAW, partition=0, offset=number)),
        url=None,
        title=article.title,
        publisher=None,
        language=article.language,
        published_at=rfc3339(article.published_at),
        modified_at=None,
        fetched_at=None,
        text=article.text,
        dateline=None,
        byline=None,
        contributors=(),
        images=(),
        removed=(),
        complete=True,
        entities=(),
        signature=sign(article.title, article.text),
    )


def _answering(apply: Callable[[bytes, int], Answer], nothing: Answer) -> Filter:
    """Return `apply` with the line's own id in each answer, and `nothing` with the reason where it rejects."""

    def answer(line: bytes | None, number: int) -> Answer:
        own = _own_id(line)
        try:
            answered = apply(_short(line), number)
        except RejectError as error:
            answered = {**nothing, **_rejected(error.reason, str(error))}
        return {"id": own, **answered} if own is None else {**answered, "id": own}

    return answer


def _short(line: bytes | None) -> bytes:
    if line is None:
        raise RejectError(Reason.TOO_LARGE, "the line is longer than a record may be")
    return line


def _rejected(code: str, detail: str) -> Answer:
    return {"rejected": {"code": code, "detail": detail}}


def _own_id(line: bytes | None) -> str | int | None:
    try:
        fields = orjson.loads(line or b"")
    except orjson.JSONDecodeError:
        return None
    own = fields.get("id") if isinstance(fields, dict) else None
    return own if isinstance(own, str | int) else None


FILTERS: dict[Name, Callable[[], Filter]] = {
    Name.CLEAN: partial(_stages, StageName.CLEAN),
    Name.STRIP: partial(_stages, StageName.CLEAN, StageName.STRIP),
    Name.TAG: _tag,
    Name.DEDUP: _dedup,
}
