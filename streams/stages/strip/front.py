"""What introduces a body and is not of it: captions, the title, bylines."""

from __future__ import annotations

from streams.records import BlockKind, Label
from streams.stages.strip.body import is_prose
from streams.stages.strip.credits import credit_of
from streams.stages.strip.decisions import Decided
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line
from streams.stages.strip.signed import is_byline, is_lone_byline
from streams.stages.strip.titles import says_title, title_among, title_words
from streams.stages.strip.verdicts import by_structure


def drop_captions(decided: Decided) -> None:
    """Take out what the markup calls a caption or what ends in a picture's credit, and copies of it without one.

    An agency's name alone below the last paragraph signs the article, not a picture.
    """
    limit = LIMITS.caption_words
    captions: set[str] = set()
    undecided = decided.undecided
    last = next((i for i in reversed(undecided) if is_prose(decided.lines[i]) or _is_signed(decided.lines[i])), -1)
    for i in undecided:
        line = decided.lines[i]
        credited = credit_of(line.text) if line.words <= limit else None
        if credited is not None and not (credited.bare and credited.caption and i == last):
            captions.add(credited.caption)
            decided.verdicts[i] = by_structure("structure/credit", None if credited.caption else Label.CREDIT)
        elif line.block.kind is BlockKind.CAPTION:
            decided.drop([i], "structure/caption")
    if captions:
        decided.drop((i for i, line in enumerate(decided.lines) if line.text in captions), "structure/caption-copy")


def _is_signed(line: Line) -> bool:
    """Say whether the line is a paragraph that an agency's name ends."""
    credited = credit_of(line.text) if line.words > LIMITS.prose_words else None
    return credited is not None and credited.bare and credited.caption.endswith(".")


def drop_bylines(decided: Decided) -> None:
    """Take out the lines that say who wrote the article, and names alone beside the title or the time."""
    limit = LIMITS.byline_words
    short = [i for i, line in enumerate(decided.lines) if line.words <= limit and not line.closed]
    decided.drop((i for i in short if is_byline(decided.lines[i].text)), "structure/byline")
    labels = decided.labels
    beside = [i for i in short if not {Label.TITLE, Label.TIMESTAMP}.isdisjoint(labels[max(i - 1, 0) : i + 2])]
    decided.drop((i for i in beside if is_lone_byline(decided.lines[i].text)), "structure/byline")


def drop_title(decided: Decided, title: str) -> None:
    """Take out the lines above the first prose that say the title."""
    above = range(next((i for i in decided.undecided if is_prose(decided.lines[i])), 0))
    words = title_words(title)
    decided.drop((i for i in above if says_title(decided.lines[i], words)), "structure/title")


def lift_title(decided: Decided, first: int) -> None:
    """Take the title from the lines above the body, which begins at `first`, if one of them can only be the title."""
    found = title_among([(i, decided.lines[i]) for i in decided.undecided if i < first])
    if found is not None:
        decided.title = decided.lines[found].text
        decided.drop([found], "structure/title")
