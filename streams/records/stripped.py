"""The record of articles.stripped: the body, what was removed, what was lifted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.envelope import Metadata
from streams.records.lifted import Byline, Contributor, Dateline, Image, Lifted, Moment, Notice, Span


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


class Incomplete(StrEnum):
    """Why only a part of an article is there: what its text, its end or its page says."""

    CUT_SHORT = "cut_short"
    PAYWALL = "paywall"
    READ_ON = "read_on"
    PAGED = "paged"
    SHORTER_THAN_DECLARED = "shorter_than_declared"
    NOT_FREE = "not_free"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrippedArticle(Metadata):
    """The body and nothing else; all that was taken out, with reasons.

    `complete` is False where only a part of the article was given, and `incomplete_because` says how one can tell. All
    spans are of the cleaned text. `title_span` and `publisher_span` say where title and publisher stand in it, if they
    do. `agency` is the news agency that the article is from, `published` and `modified` what is said of the times, of
    which `published_at` and `modified_at` are the normal form.
    """

    text: str
    dateline: Dateline | None
    byline: Byline | None
    contributors: tuple[Contributor, ...]
    images: tuple[Image, ...]
    removed: tuple[Removed, ...]
    complete: bool
    incomplete_because: Incomplete | None = None
    title_span: Span | None = None
    subtitle: Lifted | None = None
    publisher_span: Span | None = None
    agency: Lifted | None = None
    section: Lifted | None = None
    tags: tuple[Lifted, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    notices: tuple[Notice, ...] = ()
    copyright_holder: Lifted | None = None
