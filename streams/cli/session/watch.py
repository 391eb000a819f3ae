"""What the pipeline puts out from now on, read from its topics and entered in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kafka import KafkaConsumer

from streams.cli.clients import partitions
from streams.cli.session.ledger import Ledger
from streams.codec import decode
from streams.records import DeadLetter, DedupedArticle, IndexedArticle
from streams.topics import DEADLETTER, DEDUPED, INDEXED

_STEP = 200  # milliseconds
_MOST_REMOVED = 20


def read_to_end(client: KafkaConsumer, topic: str) -> Iterator[Any]:
    """Give the committed records that stand on `topic` now, and no later ones."""
    assigned = partitions(client, [topic])
    client.assign(assigned)
    client.seek_to_beginning(*assigned)
    ends = client.end_offsets(assigned)
    while any(client.position(partition) < end for partition, end in ends.items()):
        for batch in client.poll(timeout_ms=_STEP).values():
            yield from batch


class Watch:
    """Reads what is put out after it was begun; `showcase` is the article that shows most of what the stages do."""

    def __init__(self, client: KafkaConsumer, ledger: Ledger, tell_first: Callable[[str], None]) -> None:
        """Take up the ends of the topics. `tell_first` gets the title of the first article that has come out."""
        self.showcase: DedupedArticle | None = None
        self._client = client
        self._ledger = ledger
        self._tell_first: Callable[[str], None] | None = tell_first
        self._enter: dict[str, Callable[[bytes], None]] = {
            INDEXED: self._indexed,
            DEDUPED: self._deduped,
            DEADLETTER: lambda value: ledger.dead(decode(value, DeadLetter)),
        }
        assigned = partitions(client, self._enter)
        client.assign(assigned)
        client.seek_to_end(*assigned)
        # A position is fetched when it is first asked for: this fixes where the watch begins.
        for partition in assigned:
            client.position(partition)

    def step(self, milliseconds: int) -> None:
        """Enter what has come, waiting up to `milliseconds` for it."""
        for partition, batch in self._client.poll(timeout_ms=milliseconds).items():
            for message in batch:
                if message.value is not None:  # None: a dead letter was put back, which came out before
                    self._enter[partition.topic](message.value)

    def _indexed(self, value: bytes) -> None:
        article = decode(value, IndexedArticle)
        self._ledger.indexed(article)
        self._consider(article)

    def _deduped(self, value: bytes) -> None:
        article = decode(value, DedupedArticle)
        self._ledger.deduped(article)
        self._consider(article)

    def _consider(self, article: DedupedArticle) -> None:
        if not self._ledger.has_come_out(article.trace.raw):
            return
        if self._tell_first:
            self._tell_first(article.title or article.id)
            self._tell_first = None
        if self.showcase is None or _telling(article) > _telling(self.showcase):
            self.showcase = article


def _telling(article: DedupedArticle) -> tuple[bool, int, int]:
    """Rank an article: one that fits on a page or two, with much that was taken out, lifted and found, rather short."""
    lifted = (article.dateline, article.byline, article.contributors, article.images)
    kinds = len({removed.label for removed in article.removed}) + len({entity.type for entity in article.entities})
    kinds += sum(map(bool, lifted))
    return len(article.removed) <= _MOST_REMOVED, kinds, -len(article.text)
