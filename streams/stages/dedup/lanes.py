"""The dedup stage: one lane for each language of a partition."""

from __future__ import annotations

from dataclasses import fields

from streams.codec import decode, encode
from streams.records import AnnotatedArticle, Cluster, DedupedArticle, LaneEntry, TaggedArticle
from streams.stages.dedup.lane import Lane
from streams.state.memory import Decision, Entry

SCHEMA = "articles.deduped/1"
ENTRY_SCHEMA = "articles.lanes/1"

_KEPT = tuple({field.name for field in fields(AnnotatedArticle)} - {"schema"})


class Lanes:
    """A `Memory` of one partition of tagged articles."""

    def __init__(self) -> None:
        """Have no lane yet."""
        self._lanes: dict[str, Lane] = {}

    def decide(self, article: TaggedArticle) -> Decision[DedupedArticle]:
        """Give the article its cluster; a version known already gets the same one, and no entry."""
        cluster, new = self._lane(article.language).decide(article.id, article.version, article.signature)
        return Decision(output=_deduped(article, cluster), entry=_entry(article, cluster) if new else None)

    def restore(self, entry: Entry) -> None:
        """Take back one decision. Raises RejectError where the entry is not what `decide` made."""
        remembered = decode(entry.value, LaneEntry)
        self._lane(remembered.language).restore(remembered)

    def checkpoint(self) -> None:
        """Have none: the entries alone give a lane back."""

    def restore_checkpoint(self, packed: bytes) -> None:
        """Fail: there is none."""
        raise AssertionError(packed)

    def _lane(self, language: str) -> Lane:
        return self._lanes.setdefault(language, Lane())


def _deduped(article: TaggedArticle, cluster: Cluster) -> DedupedArticle:
    kept = {name: getattr(article, name) for name in _KEPT}
    return DedupedArticle(schema=SCHEMA, cluster=cluster, **kept)


def _entry(article: TaggedArticle, cluster: Cluster) -> Entry:
    value = LaneEntry(
        schema=ENTRY_SCHEMA,
        id=article.id,
        version=article.version,
        language=article.language,
        signature=article.signature,
        cluster=cluster,
    )
    return Entry(key=f"{article.id}\x1f{article.version}".encode(), value=encode(value))
