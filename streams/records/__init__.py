"""The records that the topics carry: frozen, slotted, typed. `schemas/articles/` says the same in JSON Schema.

Offsets are of code points. All times are RFC 3339 strings. A field that may be unknown is None, never "".
"""

from streams.records.cleaned import Block, BlockKind, CleanedArticle, Extent
from streams.records.coverage import Copy, Coverage, Origin, OriginReason
from streams.records.deadletter import DeadLetter
from streams.records.deduped import Cluster, ClusterMerge, DedupedArticle, IndexedArticle, LaneEntry, Role
from streams.records.envelope import Envelope, Metadata
from streams.records.judgement import Compared, Feature, Judgement
from streams.records.lifted import (
    Author,
    Byline,
    Contributor,
    Credit,
    Dateline,
    Image,
    Lifted,
    Moment,
    Notice,
    NoticeKind,
    Span,
    Work,
)
from streams.records.lines import ArticleLines
from streams.records.linked import Link, LinkKind, LinkReason, MainPlace
from streams.records.mark import Mark, MarkOutcome
from streams.records.offsets import cleaned_offset, cleaned_span
from streams.records.raw import RawArticle
from streams.records.stripped import Incomplete, Label, Removed, StrippedArticle
from streams.records.tagged import AnnotatedArticle, Entity, EntityType, Mention, Signature, TaggedArticle
from streams.records.trace import Finished, Position, StageName, Trace
from streams.records.versions import (
    ChangedSentence,
    ChangeKind,
    Changes,
    History,
    Replaced,
    Sentence,
    SentenceCounts,
)

__all__ = [
    "AnnotatedArticle",
    "ArticleLines",
    "Author",
    "Block",
    "BlockKind",
    "Byline",
    "ChangeKind",
    "ChangedSentence",
    "Changes",
    "CleanedArticle",
    "Cluster",
    "ClusterMerge",
    "Compared",
    "Contributor",
    "Copy",
    "Coverage",
    "Credit",
    "Dateline",
    "DeadLetter",
    "DedupedArticle",
    "Entity",
    "EntityType",
    "Envelope",
    "Extent",
    "Feature",
    "Finished",
    "History",
    "Image",
    "Incomplete",
    "IndexedArticle",
    "Judgement",
    "Label",
    "LaneEntry",
    "Lifted",
    "Link",
    "LinkKind",
    "LinkReason",
    "MainPlace",
    "Mark",
    "MarkOutcome",
    "Mention",
    "Metadata",
    "Moment",
    "Notice",
    "NoticeKind",
    "Origin",
    "OriginReason",
    "Position",
    "RawArticle",
    "Removed",
    "Replaced",
    "Role",
    "Sentence",
    "SentenceCounts",
    "Signature",
    "Span",
    "StageName",
    "StrippedArticle",
    "TaggedArticle",
    "Trace",
    "Work",
    "cleaned_offset",
    "cleaned_span",
]
