"""From offsets in the final text back to the cleaned text, through what was removed."""

from __future__ import annotations

from collections.abc import Sequence

from streams.records.lifted import Span
from streams.records.stripped import Removed


def cleaned_offset(offset: int, removed: Sequence[Removed]) -> int:
    """Return where the character `text[offset]` of an article stands in the text that clean made.

    `removed` is the article's own: in order, without overlaps. `offset` counts code points, from 0 to below the length
    of `text`.
    """
    for span in removed:
        if span.start > offset:
            break
        offset += span.end - span.start
    return offset


def cleaned_span(start: int, end: int, removed: Sequence[Removed]) -> Span:
    """Return where `text[start:end]`, which is not empty, stands in the text that clean made.

    What was removed between its first and its last character is inside the span; what was removed beside it is not.
    """
    return Span(start=cleaned_offset(start, removed), end=cleaned_offset(end - 1, removed) + 1)
