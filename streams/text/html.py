"""HTML to a page: one parse, then what it says of itself and the lines that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from ftfy.fixes import fix_surrogates
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from streams.text.blocks import Line, lines
from streams.text.markup_limits import parseable
from streams.text.metadata import PageMetadata, page_metadata


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its metadata as it stands there, and its lines."""

    metadata: PageMetadata
    lines: list[Line]


def parse(html: str) -> Page:
    """Return what is in `html`. Raises RejectError(TOO_DEEP | TOO_LARGE)."""
    parser = LexborHTMLParser(_encoded(parseable(html)), options=LexborDocumentOptions.WO_EVENTS)
    body = parser.body
    return Page(page_metadata(parser), lines(body) if body is not None else [])


def _encoded(html: str) -> bytes:
    try:
        return html.encode()
    except UnicodeEncodeError:
        return fix_surrogates(html).encode()
