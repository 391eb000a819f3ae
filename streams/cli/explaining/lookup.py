"""An article looked up on the topics by its id: from their ends backwards, so that what is new is found at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from kafka import KafkaConsumer, TopicPartition

from streams.cli.clients import consumer, partitions
from streams.cli.explaining.explanation import Explanation
from streams.cli.failures import FailedError
from streams.cli.output import standard_error
from streams.codec import decode
from streams.errors import RejectError, UnavailableError
from streams.records import IndexedArticle, StrippedArticle
from streams.settings import Settings
from streams.stages.strip.explain import explain_record
from streams.stages.strip.ruleset import Ruleset
from streams.stages.strip.spans import restored
from streams.topics import INDEXED, STRIPPED

_KINDS: dict[str, type[StrippedArticle]] = {INDEXED: IndexedArticle, STRIPPED: StrippedArticle}
_FIRST = 1_000  # records of each partition; each further step goes back so many times as far
_STEP = 4
_MOST = 64_000
_WAIT = 500  # milliseconds
_PATIENCE = 30.0  # seconds without a record

Windows = dict[TopicPartition, tuple[int, int]]


def looked_up(settings: Settings, address: str, article_id: str, ruleset: Ruleset) -> Explanation:
    """Explain the newest record of the article on articles.indexed, else on articles.stripped.

    Raises FailedError where it is among the last 64,000 records of no partition, or cannot be read.
    """
    key = article_id.encode("utf-8", "surrogateescape")
    with consumer(settings, address) as client, standard_error().status("Looking the article up…"):
        for topic in _KINDS:
            if (record := _newest(client, topic, key)) is not None:
                return _explained(record, ruleset)
    raise FailedError(
        f"{article_id} is no file, and no article of this id is among the last {_MOST:,} records of each partition of "
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
    assigned = partitions(client, [topic])
    begins, ends = client.beginning_offsets(assigned), client.end_offsets(assigned)
    high, span = dict(ends), _FIRST
    while span <= _MOST:
        low = {partition: max(begins[partition], ends[partition] - span) for partition in assigned}
        windows = {partition: (low[partition], high[partition]) for partition in assigned}
        if found := [record for record in _within(client, windows) if record.key == key and record.value]:
            return max(found, key=lambda record: (record.timestamp, record.offset))
        high, span = low, span * _STEP
    return None


def _within(client: KafkaConsumer, windows: Windows) -> Iterator[Any]:
    """Give the committed records in `windows`, the offsets of each partition from the first up to the second."""
    unread = {partition: window for partition, window in windows.items() if window[0] < window[1]}
    client.assign(list(unread))
    for partition, (low, _) in unread.items():
        client.seek(partition, low)
    heard = time.monotonic()
    while any(client.position(partition) < high for partition, (_, high) in unread.items()):
        batches = client.poll(timeout_ms=_WAIT)
        if batches:
            heard = time.monotonic()
        elif time.monotonic() - heard > _PATIENCE:
            raise UnavailableError(f"The broker has given nothing for {_PATIENCE:.0f} s.")
        for partition, records in batches.items():
            yield from (record for record in records if record.offset < unread[partition][1])
