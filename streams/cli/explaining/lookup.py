"""An article looked up on the topics by its id: from their ends backwards, so that what is new is found at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kafka import KafkaConsumer

from streams.cli.clients import consumer
from streams.cli.explaining.backwards import MOST, backwards
from streams.cli.explaining.explanation import Explanation
from streams.cli.explaining.family import family_of
from streams.cli.failures import FailedError
from streams.cli.output import standard_error
from streams.codec import decode
from streams.errors import RejectError
from streams.records import IndexedArticle, StrippedArticle
from streams.settings import Settings
from streams.stages.strip.explain import explain_record
from streams.stages.strip.ruleset import Ruleset
from streams.stages.strip.spans import restored
from streams.topics import INDEXED, STRIPPED

_KINDS: dict[str, type[StrippedArticle]] = {INDEXED: IndexedArticle, STRIPPED: StrippedArticle}


def looked_up(settings: Settings, address: str, article_id: str, ruleset: Ruleset) -> Explanation:
    """Explain the newest record of the article on articles.indexed, else on articles.stripped.

    Raises FailedError where it is among the last 64,000 records of no partition, or cannot be read.
    """
    key = article_id.encode("utf-8", "surrogateescape")
    with consumer(settings, address) as client, standard_error().status("Looking the article up…"):
        for topic in _KINDS:
            if (record := _newest(client, topic, key)) is not None:
                explanation = _explained(record, ruleset)
                return replace(explanation, family=family_of(client, explanation.article))
    raise FailedError(
        f"{article_id} is no file, and no article of this id is among the last {MOST:,} records of each partition of "
        f"{' and '.join(_KINDS)}. `streams deadletter list` names what was rejected, `streams health` what waits."
    )


def _explained(record: Any, ruleset: Ruleset) -> Explanation:  # noqa: ANN401 - kafka-python's
    origin = f"{record.topic}/{record.partition}/{record.offset}"
    try:
        article = decode(record.value, _KINDS[record.topic])
    except RejectError as error:
        raise FailedError(f"{origin} cannot be explained. {error}") from error
    cleaned = restored(article.text, article.removed)
    return Explanation(origin=origin, article=article, cleaned=cleaned, blocks=explain_record(article, ruleset))


def _newest(client: KafkaConsumer, topic: str, key: bytes) -> Any | None:  # noqa: ANN401 - kafka-python's
    for records in backwards(client, topic):
        if found := [record for record in records if record.key == key and record.value]:
            return max(found, key=lambda record: (record.timestamp, record.offset))
    return None
