"""The record of articles.cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.envelope import Metadata
from streams.records.lifted import Moment


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
    `declared` says whether the block stands in the body that the page declares (schema.org's `articleBody`); None where
    the page declares none that can be trusted.
    """

    start: int
    end: int
    kind: BlockKind
    path: str = ""
    link_density: float = 0.0
    declared: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What a page says of how much of its article it holds; `free` and `words` are None where it does not say.

    `free`: anybody may read the whole. `words`: so many has the whole. `goes_on`: the article goes on in another page.
    """

    free: bool | None
    words: int | None
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedArticle(Metadata):
    """Normalised text in blocks, nothing removed but markup.

    `text` holds the blocks in order with line ends between them, and nothing before the first or behind the last.
    `byline` and what follows is what the raw record or the page's metadata says, not what the text says; `description`
    is a summary in it, which may be the article's standfirst. `extent` is None for plain text.
    """

    text: str
    blocks: tuple[Block, ...]
    byline: str | None
    published: Moment | None = None
    modified: Moment | None = None
    subtitle: str | None = None
    description: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    copyright_holder: str | None = None
    extent: Extent | None = None
