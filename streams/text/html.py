"""HTML to a page: one parse, then what it says of itself and the lines that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from itertools import chain

from ftfy.fixes import fix_surrogates
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from streams.errors import RejectError
from streams.records import BlockKind
from streams.text.blocks import MOST_TEXT, Line, Seen, seen
from streams.text.declared import body_of, declared
from streams.text.markup_limits import parseable
from streams.text.metadata import PageMetadata, page_metadata
from streams.text.normalise import paragraphs

_BODY = "script:1.articleBody"  # where the lines of a body stand that is in no element


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its metadata as it stands there, and its lines."""

    metadata: PageMetadata
    lines: list[Line]


def parse(html: str) -> Page:
    """Return what is in `html`: its lines, or those of the body that it declares where it shows none or a part of it.

    Raises RejectError(TOO_DEEP | TOO_LARGE).
    """
    parser = _parsed(html)
    metadata = page_metadata(parser)
    page = _seen(parser)
    lines = _lines(metadata.body or "")
    body = body_of("\n".join(line.text for line in lines))
    flags = declared(page.lines, body, page.bodies)
    if flags is not None:
        return Page(metadata, [line._replace(declared=flag) for line, flag in zip(page.lines, flags, strict=True)])
    if body is not None and body.is_instead_of(page.lines):
        return Page(metadata, lines)
    return Page(metadata, page.lines)


def _seen(parser: LexborHTMLParser) -> Seen:
    body = parser.body
    return seen(body) if body is not None else Seen([], [])


def _lines(body: str) -> list[Line]:
    """Return the lines of an article's body, which may hold markup, escaped or not; none if no page could hold them."""
    if len(body) > MOST_TEXT:
        return []
    unescaped = unescape(body)
    if "<" not in unescaped:
        texts = chain.from_iterable(paragraphs(body))
        return [_declared(text, BlockKind.PARAGRAPH, f"p:{n}") for n, text in enumerate(texts, start=1)]
    try:
        lines = _seen(_parsed(unescaped)).lines
    except RejectError:
        return []
    return [_declared(line.text, line.kind, line.path) for line in lines]


def _declared(text: str, kind: BlockKind, path: str) -> Line:
    return Line(text, kind, f"{_BODY}>{path}", 0.0, joined=False, declared=True)


def _parsed(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(parseable(_encoded(html)), options=LexborDocumentOptions.WO_EVENTS)


def _encoded(html: str) -> bytes:
    try:
        return html.encode()
    except UnicodeEncodeError:
        return fix_surrogates(html).encode()
