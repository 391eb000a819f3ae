"""What came out on articles.indexed since a moment, and which clusters were found to be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kafka import KafkaConsumer

from streams.cli.clients import partitions
from streams.cli.deadletters.moments import in_utc
from streams.cli.explaining.backwards import within
from streams.cli.stories.story import Told
from streams.codec import decode
from streams.errors import RejectError
from streams.records import Cluster, ClusterMerge, Coverage
from streams.topics import CLUSTERS, INDEXED


@dataclass(frozen=True, slots=True)
class _Indexed:
    """The fields of an indexed article that are counted."""

    id: str
    source: str
    cluster: Cluster
    publisher: str | None = None
    title: str | None = None
    coverage: Coverage | None = None


def told_since(client: KafkaConsumer, since: datetime) -> Iterator[Told]:
    """Give what came out since then. What is no article there is passed over."""
    for record in _records(client, INDEXED, since):
        try:
            article = decode(record.value, _Indexed)
        except RejectError:
            continue
        yield Told(
            id=article.id,
            outlet=article.publisher or article.source,
            title=article.title,
            cluster=article.cluster,
            origin=article.coverage.origin if article.coverage else None,
            at=in_utc(datetime.fromtimestamp(record.timestamp / 1000, UTC)),
        )


def aliases(client: KafkaConsumer) -> dict[str, str]:
    """Return for each cluster that was found to be one with an older one, that one."""
    merges = (decode(record.value, ClusterMerge) for record in _records(client, CLUSTERS, None))
    return {merge.id: merge.alias_of for merge in merges}


def _records(client: KafkaConsumer, topic: str, since: datetime | None) -> Iterator[Any]:
    assigned = partitions(client, [topic])
    ends, begins = client.end_offsets(assigned), client.beginning_offsets(assigned)
    if since is not None:
        at = round(since.timestamp() * 1000)
        found = client.offsets_for_times(dict.fromkeys(assigned, at))
        begins = {one: ends[one] if found.get(one) is None else found[one].offset for one in assigned}
    records = within(client, {one: (begins[one], ends[one]) for one in assigned})
    return (record for record in records if record.value)
