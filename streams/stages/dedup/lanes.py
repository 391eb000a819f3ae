"""The dedup stage: one lane for each language of a partition."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import fields, replace
from typing import NamedTuple

from streams import ids
from streams.codec import decode_of_schema, encode
from streams.records import AnnotatedArticle, Cluster, ClusterMerge, DedupedArticle, LaneEntry, Role, TaggedArticle
from streams.stages.dedup.checkpoint import CHECKPOINT_BYTES, Unsealed, decisions
from streams.stages.dedup.documents import keys_of
from streams.stages.dedup.event_time import event_time
from streams.stages.dedup.lane import Decided, Lane
from streams.stages.dedup.limits import Limits
from streams.stages.dedup.lineage import Account, Lineage, Ranks, fields_of, packed_in, told_of
from streams.stages.dedup.placed import Placed
from streams.stages.dedup.sketch import sketch
from streams.state.memory import Decision, Entry
from streams.text.signature import check_scheme

SCHEMA = "articles.deduped/1"
ENTRY_SCHEMA = "articles.lanes/3"
MERGE_SCHEMA = "articles.clusters/1"

_KEPT = tuple({field.name for field in fields(AnnotatedArticle)} - {"schema"})


class Lanes:
    """A `Memory` of one partition of tagged articles. A checkpoint is the decisions since the one before."""

    def __init__(
        self, limits: Limits | None = None, checkpoint_bytes: int = CHECKPOINT_BYTES, ranks: Ranks | None = None
    ) -> None:
        """Have no lane yet.

        `limits` are those of each lane, `ranks` those of the sources. A checkpoint has so many bytes at least, and each
        of its parts at most.
        """
        self._limits = limits or Limits()
        self._ranks = ranks
        self._lanes: dict[str, _Remembering] = {}
        self._unsealed = Unsealed(checkpoint_bytes)

    def decide(self, article: TaggedArticle) -> Decision[DedupedArticle]:
        """Give the article its cluster; a version known already gets the same one, and no entry.

        Raises RejectError where the article was signed otherwise than those that are remembered.
        """
        check_scheme(article.signature)
        lane, lineage = self._lane(article.language)
        decided = lane.decide(article.id, article.version, article.signature, event_time(article))
        if decided.placed is None:
            told = lineage.told(decided.standing.count)
            return Decision(output=_deduped(article, decided.cluster, told), entry=None)
        account, packed = lineage.tell(article, decided.standing, decided.cluster.role, decided.judgement)
        placed = replace(decided.placed, told=packed)
        self._unsealed.add(article.language, placed)
        output = _deduped(article, decided.cluster, account)
        return Decision(output=output, entry=_entry(article, placed), beside=_merges(article, decided))

    def restore(self, entry: Entry) -> None:
        """Take back one decision. Raises RejectError where the entry is not what `decide` made."""
        said = decode_of_schema(entry.value, LaneEntry, ENTRY_SCHEMA)
        check_scheme(said.signature)
        placed = _placed(said)
        if self._restore(said.language, placed):
            self._unsealed.add(said.language, placed)

    def checkpoint(self) -> tuple[bytes, ...]:
        """Return what was decided or restored from entries since the last checkpoint, once it is much."""
        return self._unsealed.seal()

    def restore_checkpoint(self, part: bytes) -> None:
        """Take back a part of what an earlier process packed. Raises ValueError where it is of another form."""
        for language, placed in decisions(part):
            self._restore(language, placed)

    def _restore(self, language: str, placed: Placed) -> bool:
        lane, lineage = self._lane(language)
        standing = lane.restore(placed)
        if standing is not None:
            lineage.restore(standing, placed.told)
        return standing is not None

    def _lane(self, language: str) -> _Remembering:
        known = self._lanes.get(language)
        if known is None:
            lineage = Lineage(self._ranks, self._limits.text_bytes)
            known = self._lanes[language] = _Remembering(Lane(self._limits), lineage)
        return known


class _Remembering(NamedTuple):
    lane: Lane
    lineage: Lineage


def _deduped(article: TaggedArticle, cluster: Cluster, account: Account | None) -> DedupedArticle:
    kept = {name: getattr(article, name) for name in _KEPT}
    return DedupedArticle(schema=SCHEMA, cluster=cluster, **kept, **told_of(account))


def _entry(article: TaggedArticle, placed: Placed) -> Entry:
    value = LaneEntry(
        schema=ENTRY_SCHEMA,
        id=article.id,
        version=article.version,
        language=article.language,
        count=placed.count,
        at=placed.at,
        now=placed.now,
        signature=article.signature,
        number=placed.number,
        merged=placed.merged,
        before=None if placed.before is None else b64encode(placed.before).decode(),
        cluster=Cluster(
            id=ids.cluster_id(placed.canonical),
            canonical=placed.canonical,
            role=placed.role,
            similarity=placed.similarity,
        ),
        **fields_of(placed.told),
    )
    return Entry(key=f"{article.id}\x1f{article.version}".encode(), value=encode(value))


def _placed(said: LaneEntry) -> Placed:
    return Placed(
        count=said.count,
        keys=keys_of(said.id, said.version, said.signature.digest),
        at=said.at,
        now=said.now,
        number=said.number,
        canonical=said.cluster.canonical,
        role=said.cluster.role,
        similarity=said.cluster.similarity,
        merged=said.merged,
        sketch=None if said.cluster.role is Role.EXACT else sketch(said.signature),
        before=None if said.before is None else b64decode(said.before),
        told=packed_in(said),
    )


def _merges(article: TaggedArticle, decided: Decided) -> tuple[ClusterMerge, ...]:
    return tuple(
        ClusterMerge(
            schema=MERGE_SCHEMA,
            id=ids.cluster_id(one.canonical),
            canonical=one.canonical,
            alias_of=decided.cluster.id,
            at=article.trace.finished[-1].at if article.trace.finished else None,
            because_id=article.id,
            because_version=article.version,
            similarity=one.similarity,
        )
        for one in decided.merged
    )
