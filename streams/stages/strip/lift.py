"""All that is lifted from an article: what it says of itself around its body, and at the edges of it."""

from __future__ import annotations

from dataclasses import dataclass

from streams.records import (
    Byline,
    CleanedArticle,
    Contributor,
    Dateline,
    Image,
    Label,
    Lifted,
    Moment,
    Notice,
    Span,
)
from streams.stages.strip.bylines import byline_among
from streams.stages.strip.contributors import contributors_in
from streams.stages.strip.images import images_in
from streams.stages.strip.moments import times_of
from streams.stages.strip.notices import notices_in
from streams.stages.strip.opening import dateline_in
from streams.stages.strip.origin import agency_of
from streams.stages.strip.pieces import Piece, Pieces
from streams.stages.strip.prompts import publisher_in
from streams.stages.strip.rights import holder_in
from streams.stages.strip.subjects import section_of, tags_of
from streams.stages.strip.subtitle import subtitle_of
from streams.stages.strip.titles import span_of
from streams.text.outlets import without_outlet

_BELOW = 6  # pieces below the body among which its last pictures may stand
_PROMPTS = (Label.SUBSCRIBE, Label.PROMO, Label.COPYRIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was lifted; the fields are those of the stripped record."""

    title: str | None
    title_span: Span | None
    subtitle: Lifted | None
    publisher: str | None
    publisher_span: Span | None
    published_at: str | None
    modified_at: str | None
    dateline: Dateline | None
    byline: Byline | None
    agency: Lifted | None
    contributors: tuple[Contributor, ...]
    images: tuple[Image, ...]
    section: Lifted | None
    tags: tuple[Lifted, ...]
    published: Moment | None
    modified: Moment | None
    notices: tuple[Notice, ...]
    copyright_holder: Lifted | None


def lifted(article: CleanedArticle, pieces: Pieces, title: str | None) -> Found:
    """Return what `article` says of itself; `title` is the one that its text says, if its metadata has none.

    Metadata goes before text, but where the text gives the zone of a time that the metadata gives without one.
    """
    publisher = _publisher(article, pieces)
    name = publisher.text if publisher else None
    title = (without_outlet(article.title, name) if article.title and name else article.title) or title
    times = times_of(pieces, article.language)
    published, modified = _preferred(article.published, times.published), _preferred(article.modified, times.modified)
    near = article.published_at or (published.date if published else None)
    dateline = dateline_in(pieces.kept, near, article.language)
    byline = byline_among(pieces, article.byline, name)
    return Found(
        title=title,
        title_span=span_of(title, pieces),
        subtitle=subtitle_of(pieces, article),
        publisher=name,
        publisher_span=publisher.span if publisher else None,
        published_at=_instant(published),
        modified_at=_instant(modified),
        dateline=dateline,
        byline=byline,
        agency=agency_of(pieces, dateline, byline, name),
        contributors=contributors_in(pieces.labelled(Label.CONTRIBUTOR)),
        images=images_in(_captions(pieces), name),
        section=section_of(pieces, article),
        tags=tags_of(pieces, article),
        published=published,
        modified=modified,
        notices=notices_in(pieces),
        copyright_holder=_holder(article, pieces),
    )


def _publisher(article: CleanedArticle, pieces: Pieces) -> Lifted | None:
    if article.publisher is not None:
        return Lifted(text=article.publisher, span=None)
    return publisher_in(pieces.labelled(*_PROMPTS))


def _preferred(known: Moment | None, said: Moment | None) -> Moment | None:
    if known is None or (known.zone is None and said is not None and said.zone is not None):
        return said or known
    return known


def _instant(moment: Moment | None) -> str | None:
    """Return the moment as RFC 3339 time; None where its time or its zone is unknown."""
    if moment is None or moment.time is None or moment.zone is None:
        return None
    seconds = "" if moment.time.count(":") > 1 else ":00"
    return f"{moment.date}T{moment.time}{seconds}{moment.zone}".replace("+00:00", "Z")


def _captions(pieces: Pieces) -> list[Piece]:
    """Return the captions and credits but those far below the body, which are other articles'."""
    return [pieces.all[i] for i in pieces.places(Label.CAPTION, Label.CREDIT) if i < pieces.last + _BELOW]


def _holder(article: CleanedArticle, pieces: Pieces) -> Lifted | None:
    found = holder_in(pieces)
    if found is None and article.copyright_holder is not None:
        return Lifted(text=article.copyright_holder, span=None)
    return found
