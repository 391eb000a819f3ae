"""What is lifted from an article besides its body, and where in the cleaned text each of it stands.

A span is None where the page's own metadata said it, not the text. Fields with a default were added to a contract
that was in use: a record of the version before has none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a text, `text[start:end]`: the cleaned one, where nothing else is said."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """Something that an article says of itself, in the form that records carry, and where it says it."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was published or changed, with no more than is said.

    `text` as it stands; `date` as YYYY-MM-DD; `time` as HH:MM or HH:MM:SS, None where only a day is given; `zone` as
    an offset from UTC, `+01:00`, None where none is said or the one that is said has several meanings.
    """

    text: str
    date: str
    time: str | None
    zone: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when an article was written, as its first paragraph says; `text` stays in the body.

    `date` is the day as it stands there, `day` the same as YYYY-MM-DD: a year that is not said is the one that comes
    nearest to the publication, and without that it remains None.
    """

    text: str
    place: str
    agency: str | None
    date: str | None = None
    day: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One of those who wrote an article, and what they are at their outlet, as it stands: "Business Editor"."""

    name: str
    role: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote an article: the line as it stood, the names in it, the same with roles, and the agency it names."""

    text: str
    names: tuple[str, ...]
    authors: tuple[Author, ...] = ()
    agency: str | None = None
    span: Span | None = None


class Work(StrEnum):
    """What somebody did for a report."""

    REPORTING = "reporting"
    ADDITIONAL_REPORTING = "additional_reporting"
    WRITING = "writing"
    EDITING = "editing"
    RESEARCH = "research"
    TRANSLATION = "translation"
    PICTURES = "pictures"
    PRODUCTION = "production"
    CONTRIBUTION = "contribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Somebody named as having contributed to a report, from where, and with what work."""

    name: str
    place: str | None
    work: tuple[Work, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whose picture it is; the span holds the credit as it stands."""

    name: str | None
    agency: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture, known by its caption; the span holds the caption without the credit."""

    caption: str
    credit: Credit | None
    span: Span | None = None


class NoticeKind(StrEnum):
    """What a notice says was done to an article."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice that the article was changed. It stays in the body: it says what in the body was wrong."""

    kind: NoticeKind
    text: str
    span: Span | None
