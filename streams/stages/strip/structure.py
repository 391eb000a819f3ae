"""What no pattern can decide: repetition, sections of links, lines among furniture."""

from __future__ import annotations

from collections.abc import Sequence

from streams.records import Label
from streams.stages.strip.body import is_prose
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line

Labels = Sequence[Label | None]


def copies(lines: Sequence[Line]) -> set[int]:
    """Return the long lines that stand earlier in the article word for word."""
    least = LIMITS.repeated_words
    first: dict[str, int] = {}
    return {i for i, line in enumerate(lines) if line.words >= least and first.setdefault(line.bare, i) != i}


def sections(lines: Sequence[Line], openers: set[int], labels: Labels) -> set[int]:
    """Return the lines that follow a section's heading, up to the next prose."""
    limit = LIMITS.section_lines
    found: set[int] = set()
    for opener in openers:
        for i in range(opener + 1, min(opener + 1 + limit, len(lines))):
            if is_prose(lines[i]) and labels[i] is None:
                break
            found.add(i)
    return found


def between(lines: Sequence[Line], labels: Labels, first: int, end: int) -> set[int]:
    """Return the short open lines within the body [first, end) that have furniture on both sides."""
    limit = LIMITS.between_words
    return {
        i
        for i in range(first + 1, end - 1)
        if labels[i - 1] and labels[i + 1] and not lines[i].closed and lines[i].words <= limit
    }
