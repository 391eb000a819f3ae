"""From the topics to what counting.py counts."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec
import orjson
from cluster import Cluster
from counting import Logs, Place, Said, Version

from streams import records, topics
from streams.codec import decode
from streams.records import TaggedArticle

_BETWEEN = (topics.CLEANED, topics.STRIPPED, topics.TAGGED, topics.DEDUPED)


def read_logs(cluster: Cluster) -> Logs:
    """Read every topic from its beginning to its end."""
    between = {topic: Counter(_raw(value) for value in _values(cluster, topic)) for topic in _BETWEEN}
    said = [_said(topic, value) for topic in (topics.DEDUPED, topics.INDEXED) for value in _values(cluster, topic)]
    return Logs(
        raw={(record.partition, record.offset): record.value for record in cluster.each(topics.RAW)},
        letters=frozenset(place_of(record.key) for record in cluster.each(topics.DEADLETTER)),
        marks={place_in(value): _version(value) for value in _values(cluster, topics.MARKS)},
        said=said,
        tagged=_tagged(cluster),
        between=between,
    )


def fed_at(cluster: Cluster) -> dict[Place, float]:
    """Return when each raw record was sent, in Unix time."""
    return {(record.partition, record.offset): record.timestamp / 1000 for record in cluster.each(topics.RAW)}


def place_of(key: bytes) -> Place:
    """Return the place that the key of a dead letter names."""
    topic, partition, offset = key.decode().split("/")
    assert topic == topics.RAW, f"a dead letter of {topic}"
    return int(partition), int(offset)


def place_in(mark: Mapping[str, Any]) -> Place:
    """Return the place that a mark names."""
    return mark["raw"]["partition"], mark["raw"]["offset"]


def _values(cluster: Cluster, topic: str) -> Any:
    return (orjson.loads(record.value) for record in cluster.each(topic))


def _raw(value: Mapping[str, Any]) -> Place:
    return place_in(value["trace"])


def _version(value: Mapping[str, Any]) -> Version:
    return value["id"], value["version"]


def _said(topic: str, value: Mapping[str, Any]) -> Said:
    cluster = msgspec.convert(value["cluster"], records.Cluster)
    return Said(topic=topic, version=_version(value), cluster=cluster)


def _tagged(cluster: Cluster) -> list[list[TaggedArticle]]:
    """Read articles.tagged without the later deliveries of a version: dedup answers those as it did the first."""
    found: dict[int, dict[Version, TaggedArticle]] = {}
    for record in cluster.each(topics.TAGGED):
        article = decode(record.value, TaggedArticle)
        found.setdefault(record.partition, {}).setdefault((article.id, article.version), article)
    return [list(partition.values()) for partition in found.values()]
