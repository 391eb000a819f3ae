"""The records that the topics carry: frozen, slotted, typed. `schemas/articles/` says the same in JSON Schema.

Offsets are of code points. All times are RFC 3339 strings. A field that may be unknown is None, never "".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class StageName(StrEnum):
    """The five stages, in the order in which an article passes them."""

    CLEAN = "clean"
    STRIP = "strip"
    TAG = "tag"
    DEDUP = "dedup"
    INDEX = "index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a record stands in Kafka."""

    topic: str
    partition: int
    offset: int

    def __str__(self) -> str:
        """Give `topic/partition/offset`, the key of a dead letter."""
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """When a stage finished a record."""

    stage: StageName
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where the raw record stood, and when each stage finished what became of it."""

    raw: Position
    finished: tuple[Finished, ...] = ()

    def after(self, stage: StageName, at: str) -> Trace:
        """Return this trace with one more stage finished."""
        return replace(self, finished=(*self.finished, Finished(stage=stage, at=at)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What a scraper hands over; the one lenient record. Exactly one of `text` and `html` is given.

    `trace` is not part of the record on the topic: the reader fills it in.
    """

    trace: Trace
    id: str | int | None = None
    url: str | None = None
    source: str | None = None
    title: str | None = None
    language: str | None = None
    published_at: str | int | float | None = None
    fetched_at: str | int | float | None = None
    content_type: str | None = None
    text: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What every record after clean carries."""

    schema: str
    id: str
    version: str
    source: str
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata(Envelope):
    """What is known about an article beside its text.

    `source` names the outlet by host name or as the raw record did; `publisher` is its name as a reader knows it.
    `language` is an ISO 639-1 code, or `und` where it cannot be told.
    """

    url: str | None
    title: str | None
    publisher: str | None
    language: str
    published_at: str | None
    modified_at: str | None
    fetched_at: str | None


class BlockKind(StrEnum):
    """What the markup says a block is; a block of plain text is a paragraph."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    QUOTE = "quote"
    TABLE_ROW = "table_row"
    PREFORMATTED = "preformatted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of the cleaned text, `text[start:end]`, and where it stood in the page.

    `path` is empty for plain text. For HTML it holds the elements from below <body> down to the block, each as
    `tag:n#id.class.class`, n counting the element among its siblings from 1, joined by `>`: a common prefix of two
    paths that ends at a `>` is a common ancestor. `link_density` is the share of the block's characters inside links.
    """

    start: int
    end: int
    kind: BlockKind
    path: str = ""
    link_density: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedArticle(Metadata):
    """Normalised text in blocks, nothing removed but markup.

    `text` holds the blocks in order with line ends between them, and nothing before the first or behind the last.
    `byline` is what the page's metadata says, not what the text says.
    """

    text: str
    blocks: tuple[Block, ...]
    byline: str | None


class Label(StrEnum):
    """What a removed span was."""

    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    CONTRIBUTOR = "contributor"
    AUTHOR_BIO = "author_bio"
    PROMO = "promo"
    SUBSCRIBE = "subscribe"
    AD = "ad"
    RELATED = "related"
    SHARE = "share"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    PLAYER = "player"
    COOKIES = "cookies"
    COPYRIGHT = "copyright"
    APP_INSTALL = "app_install"
    TITLE = "title"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A span of the cleaned text that is not in the stripped one: `cleaned.text[start:end] == text`.

    Spans are in order and do not overlap; putting each back at its start gives the cleaned text, to the character.
    """

    start: int
    end: int
    text: str
    label: Label
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where an article was written, as its first paragraph says; `text` stays in the body."""

    text: str
    place: str
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote an article: the line as it stood, and the names in it."""

    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Somebody named as having contributed to a report."""

    name: str
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whose picture it is."""

    name: str | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture, known by its caption."""

    caption: str
    credit: Credit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrippedArticle(Metadata):
    """The body and nothing else; all that was taken out, with reasons. `complete` is False for a teaser."""

    text: str
    dateline: Dateline | None
    byline: Byline | None
    contributors: tuple[Contributor, ...]
    images: tuple[Image, ...]
    removed: tuple[Removed, ...]
    complete: bool


class EntityType(StrEnum):
    """The OntoNotes 5 names of the types that the tagger knows (Weischedel et al., LDC2013T19)."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"
    WORK_OF_ART = "WORK_OF_ART"
    LAW = "LAW"
    LANGUAGE = "LANGUAGE"
    DATE = "DATE"
    MONEY = "MONEY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the final text: `text[start:end]` of the article is `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something named: one canonical name, and every mention in order."""

    name: str
    type: EntityType
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What dedup needs to know of a text: hashes below 2**32, sorted, each once. See text/signature.py.

    `digest` names the normalised text; `words` counts its words; `head` holds the shingles of its beginning.
    """

    digest: str
    words: int
    shingles: tuple[int, ...]
    head: tuple[int, ...]
    names: tuple[int, ...]
    numbers: tuple[int, ...]
    vocabulary: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedArticle(StrippedArticle):
    """With entities, and signed for dedup."""

    entities: tuple[Entity, ...]
    signature: Signature


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
class DedupedArticle(StrippedArticle):
    """With its cluster."""

    entities: tuple[Entity, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """An input that no output could be made of.

    `raw` is where its raw record stood, `failed` where the input itself stood when `stage` rejected it.
    `key` and `value` are the input's own bytes in base64, so that it can be put back as it was.
    """

    schema: str
    code: str
    detail: str
    stage: StageName
    raw: Position
    failed: Position
    failed_at: str
    key: str | None
    value: str | None
