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

    `canonical` is the id of its first article, `similarity` (0 to 1) how alike this article and the cluster are.
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

    `body` is what the next version is compared with: title, text and names, packed, in base64.
    """

    schema: str
    id: str
    version: str
    language: str
    signature: Signature
    cluster: Cluster
    history: History | None = None
    changes: Changes | None = None
    coverage: Coverage | None = None
    judgement: Judgement | None = None
    body: str | None = None
