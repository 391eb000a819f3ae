"""The records of articles.deduped and articles.indexed, and what a dedup lane remembers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.tagged import AnnotatedArticle, Signature


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
    """With its cluster."""

    cluster: Cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedArticle(DedupedArticle):
    """The final record: one for each article and version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneEntry:
    """What a dedup lane remembers of one decision; replayed in order, the entries give the lane back."""

    schema: str
    id: str
    version: str
    language: str
    signature: Signature
    cluster: Cluster
