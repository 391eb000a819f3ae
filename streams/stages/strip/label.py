"""The one place where it is decided which blocks go."""

from __future__ import annotations

from collections.abc import Sequence

from streams.records import BlockKind
from streams.stages.strip import names, structure
from streams.stages.strip.body import body_bounds, is_prose
from streams.stages.strip.content import Content, content_of
from streams.stages.strip.dateline import dateline_of
from streams.stages.strip.decisions import Decided
from streams.stages.strip.front import drop_bylines, drop_captions, drop_title, lift_title
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line
from streams.stages.strip.memory_counts import Sightings
from streams.stages.strip.rules import Where
from streams.stages.strip.ruleset import Ruleset
from streams.stages.strip.verdicts import by_structure

_NAME_WORDS = 2  # so many words at its begin name the subject of a line


def decide(lines: Sequence[Line], title: str | None, ruleset: Ruleset, seen: Sightings | None = None) -> Decided:
    """Return what becomes of each of `lines` of the article `title` by `ruleset`, which stood elsewhere as `seen` says.

    If nothing at all is left of the text, prose that no line rule names as furniture comes back, and of a very short
    text whatever no rule names: what stands alone is the body.
    """
    decided = Decided.of(lines, ruleset)
    _by_kind(decided, title)
    _by_position(decided, title)
    if seen:
        _by_memory(decided, seen)
    if all(decided.verdicts):
        short = len(lines) <= LIMITS.short_lines
        for i, rule in enumerate(decided.rules):
            if rule is None and (short or is_prose(lines[i])):
                decided.verdicts[i] = None
    for i in decided.kept:
        decided.verdicts[i] = None
    return decided


def _by_kind(decided: Decided, title: str | None) -> None:
    """Take out what its words, its markup or its copies tell to be furniture."""
    lines = decided.lines
    content = content_of(lines, decided.labels, decided.ruleset)
    decided.drop_matching((i for i, line in enumerate(lines) if not content.holds(line.block.path)), Where.EDGE)
    drop_captions(decided)
    if title:
        drop_title(decided, title)
    drop_bylines(decided)
    if content.main:
        _by_markup(decided, content)
    decided.drop(structure.copies(lines), "structure/duplicate")
    openers = {i for i, rule in enumerate(decided.rules) if rule and rule.opens}
    decided.drop(structure.sections(lines, openers, decided.labels), "structure/section")


def _by_markup(decided: Decided, content: Content) -> None:
    """Take out what stands outside the main element but its standfirst, and the furniture and lists of links in it."""
    limit = LIMITS.link_density
    first = next(i for i, line in enumerate(decided.lines) if content.holds(line.block.path))
    for i in decided.undecided:
        line, block = decided.lines[i], decided.lines[i].block
        outside = not content.holds(block.path)
        if label := content.furniture(block.path):
            decided.verdicts[i] = by_structure("structure/markup", label)
        elif outside and i < first and block.link_density < limit and _leads(line, first - i):
            continue
        elif outside and (block.kind is not BlockKind.HEADING or block.link_density > 0):
            decided.drop([i], "structure/main")
        elif not outside and block.link_density >= limit and not is_prose(line):
            decided.drop([i], "structure/links")


def _by_position(decided: Decided, title: str | None) -> None:
    """Take out what stands around the body; where no line reads as prose, all is edge."""
    lines = decided.lines
    ends = {i for i, rule in enumerate(decided.rules) if rule and rule.ends}
    first, end = body_bounds(lines, decided.labels, ends)
    if first == end:
        decided.drop_matching(range(len(lines)), Where.EDGE)
        return
    if not title:
        lift_title(decided, first)
    _edges(decided, first, end)
    decided.drop(structure.between(lines, decided.labels, first, end), "structure/between")
    _last(decided)


def _by_memory(decided: Decided, seen: Sightings) -> None:
    """Take out the open lines between the prose that stood in other articles of the source too.

    Whoever publishes under a source can make any line stand in others: so no closed line goes for that alone, and
    none that may be a table's or a scoreboard's.
    """
    lines, undecided = decided.lines, decided.undecided
    if any(is_prose(lines[i]) for i in undecided):
        often = (i for i in undecided if seen.counts[i] >= LIMITS.source_articles)
        decided.drop((i for i in often if _unheld(lines[i])), "structure/source-line")


def _unheld(line: Line) -> bool:
    """Say whether nothing in the line itself speaks for the body."""
    heading = line.block.kind is BlockKind.HEADING
    return not (line.closed or heading or is_prose(line) or any(map(str.isdigit, line.text)))


def _edges(decided: Decided, first: int, end: int) -> None:
    above, below = range(first), range(end, len(decided.lines))
    within = range(first, min(end, first + LIMITS.dateline_lines))
    dated = next((i for i in within if dateline_of(decided.lines[i].text)), first)
    decided.drop_matching([*above, *below], Where.EDGE)
    decided.drop_matching(range(first, dated), Where.BEFORE_DATELINE)
    decided.drop((i for i in above if not _leads(decided.lines[i], first - i)), "structure/before-body")
    decided.drop(below, "structure/after-body")


def _leads(line: Line, distance: int) -> bool:
    """Say whether the line, so many lines above the body, reads as a standfirst: the body's first words."""
    return line.closed and line.words >= LIMITS.lead_words and distance <= LIMITS.lead_lines


def _last(decided: Decided) -> None:
    """Take out what introduces the author below the body, if the body has not named that person."""
    if not decided.undecided:
        return
    *body, last = decided.undecided
    subject = " ".join(decided.lines[last].text.split()[:_NAME_WORDS])
    if body and names.is_name(subject) and not any(subject in decided.lines[i].text for i in body):
        decided.drop_matching([last], Where.LAST)
