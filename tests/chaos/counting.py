"""What became of everything that was fed, counted from what stands on the topics in the end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import orjson
from articles import BROKEN

from streams import ids, topics
from streams.records import Cluster, TaggedArticle
from streams.stages.dedup import Lanes

Place = tuple[int, int]
"""Partition and offset on articles.raw."""

Version = tuple[str, str]
"""Id and version of an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The cluster that a record of articles.deduped or articles.indexed gives a version of an article."""

    topic: str
    version: Version
    cluster: Cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """What a read-committed consumer finds on the topics. `tagged` has each version once, partition by partition."""

    raw: Mapping[Place, bytes]
    letters: frozenset[Place]
    marks: Mapping[Place, Version]
    said: Sequence[Said]
    tagged: Sequence[Sequence[TaggedArticle]]
    between: Mapping[str, Counter[Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A version of an article whose cluster is not what the order of the log says; None where it has none to say."""

    said: Said
    expected: Cluster | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What became of `fed` raw records.

    `lost` came to no end; `doubled` stand more than once on articles.indexed; `misjudged` are sound articles among the
    dead letters; `again` is the share of records between the stages that were put out more than once.
    """

    fed: int
    dead: int
    lost: tuple[Place, ...]
    doubled: tuple[Version, ...]
    misjudged: tuple[Place, ...]
    wrong: tuple[Difference, ...]
    again: float

    @property
    def clean(self) -> bool:
        return not (self.lost or self.doubled or self.misjudged or self.wrong)


def count(logs: Logs) -> Count:
    """Count what became of all raw records in `logs`."""
    expected = {place: _version(value) for place, value in logs.raw.items()}
    indexed = Counter(said.version for said in logs.said if said.topic == topics.INDEXED)
    return Count(
        fed=len(logs.raw),
        dead=len(logs.letters),
        lost=tuple(
            place
            for place, version in expected.items()
            if place not in logs.letters and not _put_out(version, logs.marks.get(place), indexed)
        ),
        doubled=tuple(version for version, times in indexed.items() if times > 1),
        misjudged=tuple(place for place in sorted(logs.letters) if expected.get(place)),
        wrong=tuple(wrong_clusters(logs.tagged, logs.said)),
        again=_again(logs.between.values()),
    )


def wrong_clusters(tagged: Iterable[Iterable[TaggedArticle]], said: Iterable[Said]) -> list[Difference]:
    """Return what was said that differs from what the order of the log says: each partition, decided on once more."""
    expected: dict[Version, Cluster] = {}
    for partition in tagged:
        lanes = Lanes()
        for article in partition:
            decided = lanes.decide(article).output
            assert decided is not None
            expected[article.id, article.version] = decided.cluster
    return [
        Difference(said=one, expected=expected.get(one.version))
        for one in said
        if one.cluster != expected.get(one.version)
    ]


def _version(value: bytes) -> Version | None:
    """Return what a raw record is to become, or None for one that must become a dead letter."""
    if value in BROKEN:
        return None
    fields = orjson.loads(value)
    return fields["id"], ids.version(None, fields["text"])


def _put_out(version: Version | None, mark: Version | None, indexed: Mapping[Version, int]) -> bool:
    return version is not None and version == mark and version in indexed


def _again(between: Iterable[Counter[Place]]) -> float:
    every = list(between)
    first = sum(map(len, every))
    return (sum(counted.total() for counted in every) - first) / first if first else 0.0
