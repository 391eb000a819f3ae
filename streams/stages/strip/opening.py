"""Where and when an article was written, as one of its first paragraphs says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from streams.records import BlockKind, Dateline
from streams.stages.strip import east_asian
from streams.stages.strip.dateline import dateline_of
from streams.stages.strip.days import resolved
from streams.stages.strip.pieces import Piece

_WITHIN = 3  # a dateline stands in one of the first paragraphs; key points may stand above them


def opens_with(text: str) -> Dateline | None:
    """Return the dateline that a paragraph opens with, in whatever script."""
    return dateline_of(text) or east_asian.dateline_of(text)


def dateline_in(body: Sequence[Piece], published: str | None, language: str) -> Dateline | None:
    """Return the dateline of an article with the lines `body`, published at `published`."""
    paragraphs = (piece for piece in body if piece.kind is not BlockKind.LIST_ITEM)
    for piece in islice(paragraphs, _WITHIN):
        found = opens_with(piece.text)
        if found is not None and found.span is not None:
            day = resolved(found.date, published, language) if found.date else None
            return replace(found, day=day, span=piece.span(found.span.start, found.span.end))
    return None
