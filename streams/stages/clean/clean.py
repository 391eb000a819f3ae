"""The clean stage: one raw article in, one cleaned article out."""

from __future__ import annotations

from streams import ids
from streams.errors import Reason, RejectError
from streams.records import BlockKind, CleanedArticle, Extent, RawArticle
from streams.stages.clean.layout import lay_out
from streams.text.blocks import MOST_LINES, MOST_TEXT, Line
from streams.text.dates import moment, rfc3339
from streams.text.html import Page, parse
from streams.text.languages import language
from streams.text.metadata import PageMetadata
from streams.text.normalise import one_line, paragraphs
from streams.text.urls import canonical_url, site

SCHEMA = "articles.cleaned/1"
MOST_HTML = 5_000_000  # code points of a page as received
MOST_TITLE = 2_000
MOST_SOURCE = 500  # a source becomes a key
UNKNOWN_SOURCE = "unknown"


def clean(article: RawArticle) -> CleanedArticle:
    """Return `article` as normalised text in blocks, named and dated.

    What the raw record says of title and time goes before what its page says. `source` is the record's own, else the
    host of its URL without www, mobile and AMP labels, else `unknown`.

    Raises RejectError(EMPTY | TOO_LARGE | TOO_DEEP).
    """
    _within(len(article.title or ""), MOST_TITLE, "characters of title")
    _within(len(article.source or ""), MOST_SOURCE, "characters of source")
    page = _read(article)
    said = page.metadata
    text, blocks = lay_out(page.lines)
    if not text:
        raise RejectError(Reason.EMPTY, _left_over(article))
    _within(len(text), MOST_TEXT, "characters of text")
    url = canonical_url(article.url, said.canonical_url)
    source = one_line(article.source or "") or site(url) or UNKNOWN_SOURCE
    return CleanedArticle(
        schema=SCHEMA,
        id=ids.article_id(article.id, url, source, text),
        version=ids.version(article.title, _received(article)),
        source=source,
        trace=article.trace,
        url=url,
        title=one_line(article.title or "") or said.title,
        publisher=said.publisher,
        language=language((line.text for line in page.lines), article.language, said.language),
        published_at=rfc3339(article.published_at) or said.published_at,
        modified_at=said.modified_at,
        fetched_at=rfc3339(article.fetched_at),
        text=text,
        blocks=blocks,
        byline=said.byline,
        published=moment(article.published_at) or said.published,
        modified=said.modified,
        subtitle=said.subtitle,
        description=said.description,
        section=said.section,
        tags=said.tags,
        copyright_holder=said.copyright_holder,
        extent=_extent(said) if article.html is not None else None,
    )


def _read(article: RawArticle) -> Page:
    if article.html is not None:
        _within(len(article.html), MOST_HTML, "characters of HTML")
        return parse(article.html)
    _within(len(article.text or ""), MOST_TEXT, "characters of text")
    return Page(PageMetadata(), _plain(article.text or ""))


def _extent(said: PageMetadata) -> Extent:
    return Extent(free=said.free, words=said.words, goes_on=said.goes_on)


def _plain(text: str) -> list[Line]:
    lines = [
        Line(line, BlockKind.PARAGRAPH, "", 0.0, joined=position > 0)
        for lines in paragraphs(text)
        for position, line in enumerate(lines)
    ]
    _within(len(lines), MOST_LINES, "lines")
    return lines


def _received(article: RawArticle) -> str:
    return article.html if article.html is not None else article.text or ""


def _left_over(article: RawArticle) -> str:
    kind = "text" if article.html is None else "HTML"
    return f"{len(_received(article)):,} characters of {kind} came in"


def _within(length: int, most: int, what: str) -> None:
    if length > most:
        raise RejectError(Reason.TOO_LARGE, f"it holds {length:,} {what}, and {most:,} are the most")
