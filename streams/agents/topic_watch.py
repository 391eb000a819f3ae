"""Topics that change under a running worker end it: what it read, committed and remembers is of another log then."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import Any

from kafka import KafkaAdminClient
from kafka.errors import KafkaError, UnknownTopicOrPartitionError

from streams.connection import for_kafka_python
from streams.settings import Settings
from streams.topics import ALL

_EVERY_SECONDS = 5.0
_ANSWER_MS = 4_000
_THERE, _NOT_THERE = 0, UnknownTopicOrPartitionError.errno  # error codes of an answer

log = logging.getLogger(__name__)

Identity = tuple[str, int]
"""A topic's id (KIP-516), which a topic made anew under the old name does not have, and its partitions."""


class TopicsChangedError(Exception):
    """A topic is gone, was made anew, or has other partitions than at the start."""


class TopicWatch:
    """Compares the broker's topics with what they were at the start."""

    def __init__(self, settings: Settings, bootstrap_servers: str) -> None:
        """Prepare; nothing is asked yet."""
        self._client_settings = for_kafka_python(settings, bootstrap_servers)
        self._client: KafkaAdminClient | None = None
        self._answers = True

    async def changed(self) -> TopicsChangedError:
        """Return, as soon as a topic has changed, what has. A broker that does not answer is asked again."""
        first: dict[str, Identity] | None = None
        before = None
        while True:
            found = await asyncio.to_thread(self._ask)
            if found is not None:
                first = first or found
                what = difference(first, found)
                if what and what == before:  # seen twice, since a broker that is starting may not know all yet
                    return TopicsChangedError(_worded(what))
                before = what
            await asyncio.sleep(_EVERY_SECONDS)

    def close(self) -> None:
        """Let go of the connection."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _ask(self) -> dict[str, Identity] | None:
        try:
            if self._client is None:
                self._client = KafkaAdminClient(
                    **self._client_settings, bootstrap_timeout_ms=_ANSWER_MS, request_timeout_ms=_ANSWER_MS
                )
            found = identities(self._client.describe_topics(list(ALL)))
        except (KafkaError, OSError) as error:
            if self._answers:
                log.warning("the broker does not answer, and the worker waits for it: %s", error)
            self._answers = False
            return None
        if not self._answers:
            log.warning("the broker answers again")
        self._answers = True
        return found


def identities(described: Iterable[Mapping[str, Any]]) -> dict[str, Identity] | None:
    """Return the identity of each topic that is there; None where the broker cannot tell for one."""
    topics = list(described)
    if any(topic["error_code"] not in (_THERE, _NOT_THERE) for topic in topics):
        return None
    return {
        topic["name"]: (str(topic["topic_id"]), len(topic["partitions"]))
        for topic in topics
        if topic["error_code"] == _THERE
    }


def difference(first: Mapping[str, Identity], now: Mapping[str, Identity]) -> str | None:
    """Return in words how a topic differs from what it was at first, or None."""
    for name, (identity, partitions) in first.items():
        if name not in now:
            return f"{name} is not there any more"
        other, count = now[name]
        if other != identity:
            return f"{name} was deleted and made anew"
        if count != partitions:
            return f"{name} has {count} partitions, and had {partitions}"
    return None


def _worded(what: str) -> str:
    return (
        f"{what}. The worker stops without a commit, since what it has read and remembers is not of these topics any "
        "more. `streams topics check` says what differs from schemas/topics; mend that, then start the worker again."
    )
