"""The records of articles.deduped and articles.indexed, and what a dedup lane remembers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.coverage import Coverage
from streams.records.judgement import Judgement
from streams.records.tagged import AnnotatedArticle, Signature
from streams.records.versions import Changes, History


class Role(StrEnum):
    """What an article is within its cluster."""

    CANONICAL = "canonical"
    EXACT = "exact"
    NEAR = "near"
    UPDATE = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The articles that tell one story in nearly the same words.

    `canonical` is the id of its first article, `similarity` (0 to 1) how probable it is that this article and the
    cluster tell one story in nearly the same words.
    """

    id: str
    canonical: str
    role: Role
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupedArticle(AnnotatedArticle):
    """With its cluster, what is known of that, and how this version stands to those before it.

    `changes` is None for a first version, and where the text of the one before is remembered no longer.
    """

    cluster: Cluster
    history: History | None = None
    changes: Changes | None = None
    coverage: Coverage | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedArticle(DedupedArticle):
    """The final record: one for each article and version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneEntry:
    """What a dedup lane remembers of one decision; replayed in order, the entries give the lane back.

    `count` is the article's place among those of the lane, from 1, `number` that of the first article of its cluster,
    `merged` those of clusters found to be one with it; `before` is the cluster as it was before, packed, in base64,
    where that cannot be made of the entries alone. `at` is the time of the article, `now` that of the lane, in seconds
    of the epoch. `body` is what the next version is compared with: title, text and names, packed, in base64.
    """

    schema: str
    id: str
    version: str
    language: str
    signature: Signature
    cluster: Cluster
    count: int
    at: int | None
    now: int | None
    number: int
    merged: tuple[int, ...]
    before: str | None
    history: History | None
    changes: Changes | None
    coverage: Coverage | None
    judgement: Judgement | None
    body: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterMerge:
    """A cluster that a later article showed to be one with an older one; answers given before stand.

    `canonical` is the id of its first article; `because_id` and `because_version` name the article that showed it, and
    `similarity` says how probable it is that this article belongs to the cluster.
    """

    schema: str
    id: str
    canonical: str
    alias_of: str
    at: str | None
    because_id: str
    because_version: str
    similarity: float
