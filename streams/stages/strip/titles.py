"""Which line above the body is the article's title."""

from __future__ import annotations

from collections.abc import Sequence

from streams.records import BlockKind, Label, Span
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line, has_ideograms, words_of
from streams.stages.strip.pieces import Pieces
from streams.stages.strip.prompts import asks_for_subscribers


def title_words(title: str) -> frozenset[str]:
    """Return the words by which a line is known as `title`."""
    return frozenset(words_of(title.lower()))


def says_title(line: Line, title: frozenset[str]) -> bool:
    """Say whether `line` has the words of the title, give or take a few that page titles add or leave out."""
    if line.words > LIMITS.title_words:
        return False
    mine = set(words_of(line.folded))
    return len(mine & title) >= LIMITS.title_share * max(len(mine), 1) and _says_enough(line, mine)


def _says_enough(line: Line, words: set[str]) -> bool:
    """Say whether the line has more than one word; a headline without spaces is one to the eye of a program."""
    return len(words) > 1 or line.words >= LIMITS.title_least_words


def title_among(candidates: Sequence[tuple[int, Line]]) -> int | None:
    """Return the index of the one line that can only be the title; None if there is any doubt.

    `candidates` are the lines above the body that nothing else explains, with their indices. A heading of the page is
    the title; of plain lines a title-like one at the very top is, if few others stand between it and the body.
    """
    fitting = [(i, line) for i, line in candidates if _fits(line)]
    headings = [i for i, line in fitting if line.block.kind is BlockKind.HEADING]
    if headings:
        return headings[0]
    if fitting and fitting[0] == candidates[0] and len(candidates) <= LIMITS.title_candidates:
        return fitting[0][0]
    return None


def _fits(line: Line) -> bool:
    least = LIMITS.title_least_ideograms if has_ideograms(line.text) else LIMITS.title_least_words
    if not least <= line.words <= LIMITS.title_words:
        return False
    return not line.folded.endswith((".", ":")) and not asks_for_subscribers(line.text)


def span_of(title: str | None, pieces: Pieces) -> Span | None:
    """Return where the text says `title`; None where it does not, or says more or less than that."""
    said = [piece for piece in pieces.labelled(Label.TITLE) if title and title in piece.text]
    if not said or title is None:
        return None
    start = said[0].text.index(title)
    return said[0].span(start, start + len(title))
