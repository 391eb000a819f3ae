"""Titles of works in quotation marks: her novel "The Long Quay", "Salt" by Ilse Vandor."""

from __future__ import annotations

from collections.abc import Sequence

from streams.stages.tag.document.passage import OPENING_QUOTES, Passage
from streams.stages.tag.document.words import words
from streams.stages.tag.engine import Name, Span

_CLOSING = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb"}
_LONGEST = 10  # words and signs
_NEAR = 4  # words before the title in which its kind may stand, and behind it who it is by
_BETWEEN = frozenset([*_CLOSING.values(), ",", "."])
_AT_ENDS = frozenset(",.")  # American quotation marks stand behind them


def with_works(read: Passage, found: list[Span]) -> list[Span]:
    """Return the spans `found`, in order, with the titles of works in their place.

    A title is in quotation marks, in title case, and has beside it what kind of work it is or who it is by. Where it
    stands in quotation marks again it is the title again.
    """
    texts = read.tokens.texts
    quoted = [span for number in read.hits if texts[number] in OPENING_QUOTES and (span := _quoted(texts, number))]
    if not quoted:
        return found
    names: dict[Span, Name] = {span: tuple(texts[span.first : span.last]) for span in quoted}
    titles = {name for span, name in names.items() if _is_work(texts, span)}
    works = [span for span, name in names.items() if name in titles]
    inside = {number for span in works for number in range(span.first, span.last)}
    return sorted([span for span in found if inside.isdisjoint(range(span.first, span.last))] + works)


def _quoted(texts: Sequence[str], opening: int) -> Span | None:
    """Return what stands between quotation marks in title case; None if there is more, or nothing."""
    quoted, closing = texts[opening + 1 : opening + _LONGEST + 2], _CLOSING[texts[opening]]
    if closing not in quoted or not quoted[0][0].isupper():
        return None
    last = opening + 1 + quoted.index(closing)
    last -= last > opening + 1 and texts[last - 1] in _AT_ENDS
    title = texts[opening + 1 : last]
    if not title or not title[-1][0].isalnum():
        return None
    small = words("title_small")
    is_title = all(text[0].isupper() or text[0].isdigit() or text in small for text in title)
    return Span(opening + 1, last, "WORK") if is_title else None


def _is_work(texts: Sequence[str], span: Span) -> bool:
    if not words("work").isdisjoint(texts[max(span.first - 1 - _NEAR, 0) : span.first - 1]):
        return True
    behind = [text for text in texts[span.last : span.last + _NEAR] if text not in _BETWEEN]
    return behind[:1] == ["by"] and "".join(behind[1:2])[:1].isupper()
