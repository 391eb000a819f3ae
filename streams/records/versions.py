"""How a version of an article stands to those before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from streams.records.lifted import Notice, Span


class ChangeKind(StrEnum):
    """How much a version differs from the one before it, by the most that changed.

    `cosmetic`: white space, marks of punctuation of another form, what is no part of the body, or a line that only says
    when. `title`: nothing else but the title. `wording`: words within sentences, or the order of sentences, but no
    figure and no name. `content`: all else.
    """

    COSMETIC = "cosmetic"
    TITLE = "title"
    WORDING = "wording"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as it stands, and where in the text of its version; `text` may be only its beginning."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSentence:
    """A sentence in the version before, and what became of it."""

    before: Sentence
    after: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What stood in the version before and what stands in its place; None where there was or is nothing."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceCounts:
    """How many sentences of both versions are the same in the same order, and how many are not, in what way."""

    kept: int
    moved: int
    changed: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a version changed in the one before it, the version `since`.

    `size` is the share of the words of both versions that the other does not have in the same place, 0 to 1. The counts
    are of all sentences; of those that differ, the first are quoted. `notices` are the notices that the version before
    did not have.
    """

    since: str
    kind: ChangeKind
    size: float
    title: Replaced | None
    sentences: SentenceCounts
    added: tuple[Sentence, ...]
    removed: tuple[Sentence, ...]
    changed: tuple[ChangedSentence, ...]
    figures: tuple[Replaced, ...]
    names: tuple[Replaced, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The number of a version, from 1 on in the order of arrival, and the newest versions before it, newest first."""

    number: int
    earlier: tuple[str, ...]
