"""HTML to a page: one parse, then what it says of itself and the lines that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from ftfy.fixes import fix_surrogates
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from streams.errors import RejectError
from streams.text.blocks import Line, Seen, seen
from streams.text.declared import declared
from streams.text.markup_limits import parseable
from streams.text.metadata import PageMetadata, page_metadata


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its metadata as it stands there, and its lines."""

    metadata: PageMetadata
    lines: list[Line]


def parse(html: str) -> Page:
    """Return what is in `html`. Raises RejectError(TOO_DEEP | TOO_LARGE)."""
    parser = _parsed(html)
    metadata = page_metadata(parser)
    page = _seen(parser)
    flags = declared(page.lines, _plain(metadata.body), page.bodies)
    if flags is None:
        return Page(metadata, page.lines)
    return Page(metadata, [line._replace(declared=flag) for line, flag in zip(page.lines, flags, strict=True)])


def _seen(parser: LexborHTMLParser) -> Seen:
    body = parser.body
    return seen(body) if body is not None else Seen([], [])


def _plain(body: str | None) -> str | None:
    """Return the text of an article's body, which may hold markup, escaped or not; None if no page could hold it."""
    if body is None or "<" not in (unescaped := unescape(body)):
        return body
    try:
        return "\n".join(line.text for line in _seen(_parsed(unescaped)).lines)
    except RejectError:
        return None


def _parsed(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(_encoded(parseable(html)), options=LexborDocumentOptions.WO_EVENTS)


def _encoded(html: str) -> bytes:
    try:
        return html.encode()
    except UnicodeEncodeError:
        return fix_surrogates(html).encode()
