"""The dedup stage: one lane for each language of a partition."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import fields
from typing import NamedTuple

from streams.codec import decode, encode
from streams.records import AnnotatedArticle, Cluster, DedupedArticle, LaneEntry, TaggedArticle
from streams.stages.dedup.lane import Lane
from streams.stages.dedup.lineage import Account, Lineage, Ranks, Remembered, remembered_in, told_of
from streams.state.memory import Decision, Entry

SCHEMA = "articles.deduped/1"
ENTRY_SCHEMA = "articles.lanes/1"

_KEPT = tuple({field.name for field in fields(AnnotatedArticle)} - {"schema"})


class Lanes:
    """A `Memory` of one partition of tagged articles."""

    def __init__(self, ranks: Ranks | None = None) -> None:
        """Have no lane yet. `ranks` are those of the sources."""
        self._ranks = ranks
        self._lanes: dict[str, _Remembering] = {}

    def decide(self, article: TaggedArticle) -> Decision[DedupedArticle]:
        """Give the article its cluster; a version known already gets the same one, and no entry."""
        remembering = self._lane(article.language)
        decided = remembering.lane.decide(article.id, article.version, article.signature)
        if not decided.new:
            told = remembering.lineage.told(decided.standing.count)
            return Decision(output=_deduped(article, decided.cluster, told), entry=None)
        new = remembering.lineage.tell(article, decided.standing, decided.cluster.role, decided.judgement)
        return Decision(
            output=_deduped(article, decided.cluster, new.account), entry=_entry(article, decided.cluster, new)
        )

    def restore(self, entry: Entry) -> None:
        """Take back one decision. Raises RejectError where the entry is not what `decide` made."""
        said = decode(entry.value, LaneEntry)
        remembered = remembered_in(said)
        remembering = self._lane(said.language)
        standing = remembering.lane.restore(said)
        if standing is not None:
            remembering.lineage.restore(standing, remembered)

    def checkpoint(self) -> None:
        """Have none: the entries alone give a lane back."""

    def restore_checkpoint(self, packed: bytes) -> None:
        """Fail: there is none."""
        raise AssertionError(packed)

    def _lane(self, language: str) -> _Remembering:
        return self._lanes.get(language) or self._lanes.setdefault(language, _Remembering(Lane(), Lineage(self._ranks)))


class _Remembering(NamedTuple):
    lane: Lane
    lineage: Lineage


def _deduped(article: TaggedArticle, cluster: Cluster, account: Account | None) -> DedupedArticle:
    kept = {name: getattr(article, name) for name in _KEPT}
    return DedupedArticle(schema=SCHEMA, cluster=cluster, **kept, **told_of(account))


def _entry(article: TaggedArticle, cluster: Cluster, remembered: Remembered) -> Entry:
    value = LaneEntry(
        schema=ENTRY_SCHEMA,
        id=article.id,
        version=article.version,
        language=article.language,
        signature=article.signature,
        cluster=cluster,
        body=b64encode(remembered.body).decode(),
        **told_of(remembered.account),
    )
    return Entry(key=f"{article.id}\x1f{article.version}".encode(), value=encode(value))
