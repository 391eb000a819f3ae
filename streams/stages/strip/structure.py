"""What no pattern can decide: repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby

from streams.records import BlockKind
from streams.stages.strip.content import Content
from streams.stages.strip.credits import Credited
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line
from streams.stages.strip.memory_counts import Sightings

_SPEAKER = re.compile(r"[^\W\d_][^:]{0,30}: ")


def within(lines: Sequence[Line], likely: Sequence[float], asked: Collection[int]) -> set[int]:
    """Return the lines that may be body for where they stand: right between two of it, or as the sentence below it.

    A sentence needs no more than body above it. What stands in the article twice is none of them. The body reaches from
    the first to the last prose of the lines `asked` about that is `likely` to be it.
    """
    body = [i for i in asked if likely[i] >= LIMITS.body_least and lines[i].prose]
    if not body:
        return set()
    copies = Counter(line.bare for line in lines)
    found: set[int] = set()
    for i in range(min(body) + 1, min(max(body) + 2, len(lines))):
        inside = i < max(body) and likely[i + 1] >= LIMITS.body_least
        follows = likely[i - 1] >= LIMITS.body_least and (inside or lines[i].closed)
        if follows and likely[i] >= LIMITS.body_within and copies[lines[i].bare] == 1:
            found.add(i)
    return found


def dialogue(lines: Sequence[Line], likely: Sequence[float]) -> set[int]:
    """Return the lines of those who speak in turn: lines that "Q:" or a name opens, each several, most of them body."""
    turns: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if found := _SPEAKER.match(line.text):
            turns.setdefault(found[0], []).append(i)
    spoken = {i for of in turns.values() if len(of) > 1 for i in of}
    heard = sum(likely[i] for i in spoken) >= LIMITS.dialogue_body * len(spoken)
    return spoken if heard and len(spoken) >= LIMITS.dialogue_turns else set()


def rows(lines: Sequence[Line], likely: Sequence[float]) -> set[int]:
    """Return the rows of tables of which at least half is body: none goes from the midst of one."""
    found: set[int] = set()
    for is_row, run in groupby(range(len(lines)), lambda i: lines[i].block.kind is BlockKind.TABLE_ROW):
        table = list(run)
        if is_row and 2 * sum(likely[i] >= LIMITS.body_least for i in table) >= len(table):
            found.update(table)
    return found


def source_lines(lines: Sequence[Line], seen: Sightings) -> set[int]:
    """Return the open lines that stood in at least three, and in half, of the source's other articles."""
    least = max(LIMITS.source_articles, LIMITS.source_share * seen.others)
    return {i for i, line in enumerate(lines) if seen.counts[i] >= least and not says_something(line)}


def says_something(line: Line) -> bool:
    """Say whether a line is a sentence or a heading, or has figures: none goes for standing in other articles."""
    return line.closed or line.block.kind is BlockKind.HEADING or any(map(str.isdigit, line.text))


def link_lists(lines: Sequence[Line], content: Content) -> set[int]:
    """Return the links of which several stand one below the other outside of the element that holds the body."""
    found: set[int] = set()
    for is_link, run in groupby(range(len(lines)), lambda i: _is_link(lines[i], content)):
        links = list(run)
        if is_link and len(links) >= LIMITS.listed_links:
            found.update(links)
    return found


def _is_link(line: Line, content: Content) -> bool:
    return line.block.link_density >= LIMITS.link_density and not content.holds(line.block.path)


def headline_lists(lines: Sequence[Line]) -> set[int]:
    """Return the long open lines of which very many stand one below the other, each with a capital first: headlines.

    No body is written so: its sentences end, and where they are broken into lines, most go on in lower case. Scripts
    without capitals may have no full stops either, and are left alone.
    """
    found: set[int] = set()
    for is_open, run in groupby(range(len(lines)), lambda i: not lines[i].closed):
        headlines = [i for i in run if is_open and lines[i].words >= LIMITS.headline_words]
        if len(headlines) >= LIMITS.listed_headlines and all(_begins_like_a_headline(lines[i].text) for i in headlines):
            found.update(headlines)
    return found


def _begins_like_a_headline(text: str) -> bool:
    return not text[0].islower() and any(map(str.isupper, text))


def credits_alone(credited: Sequence[Credited | None]) -> set[int]:
    """Return the lines that are a picture's credit and nothing else."""
    return {i for i, one in enumerate(credited) if one and not one.caption}


def caption_copies(lines: Sequence[Line], credited: Sequence[Credited | None]) -> set[int]:
    """Return the lines that stand in the article again, with a picture's credit behind them."""
    captions = {one.caption for one in credited if one and one.caption}
    return {i for i, line in enumerate(lines) if line.text in captions}


def copies(lines: Sequence[Line], likely: Sequence[float]) -> set[int]:
    """Return the copies of long lines that stand in the article word for word: of all but the likeliest to be body.

    The first of equals stays: so a heading goes from a table of contents and not from above its section.
    """
    least = LIMITS.repeated_words
    groups: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.words >= least:
            groups.setdefault(line.bare, []).append(i)
    best = {bare: max(group, key=lambda i: (likely[i], -i)) for bare, group in groups.items()}
    return {i for bare, group in groups.items() for i in group if i != best[bare]}
