"""The pages on which this project does worst, with the largest block that is wrong on either side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from ours import Made
from pages import Mode
from shingles import words
from tally import Judged, Tally
from verdicts import lines_of, verdicts

PAGES = 20
SHOWN = 60  # characters of a block


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """The junk that stayed and the body that went."""

    junk: list[str]
    body: list[str]


def write(
    mode: Mode, pages: Sequence[Judged], made: Sequence[Made], tallies: Mapping[str, Tally], file: TextIO
) -> None:
    """Write the worst pages of a mode; the first of `tallies` is ours."""
    (_, ours), *others = tallies.items()
    print(f"## {mode}\npage\tF1\tbest other\tjunk kept\tbody lost\tlargest of each", file=file)
    for i in sorted(range(len(pages)), key=lambda i: ours.scores[i].f1)[:PAGES]:
        found = wrong(pages[i], made[i])
        best = max(((other.scores[i].f1, name) for name, other in others), default=(0.0, "none"))
        row = (f"{ours.scores[i].f1:.3f}", f"{best[0]:.3f} {best[1]}", _count(found.junk), _count(found.body))
        print(pages[i].page.id, *row, *map(_largest, (found.junk, found.body)), sep="\t", file=file)


def wrong(page: Judged, made: Made) -> Wrong:
    """Return the blocks on which the stages and the marked body disagree; of a page that was rejected, all body."""
    truths = page.page.truths
    if made.stripped is None:
        return Wrong(junk=[], body=lines_of(truths[0]))
    judged = list(zip(made.lines, verdicts(truths, made.lines), made.removals, strict=True))
    return Wrong(
        junk=[line for line, verdict, removed in judged if verdict is False and not removed],
        body=[line for line, verdict, removed in judged if verdict is True and removed],
    )


def _count(lines: Sequence[str]) -> int:
    return sum(len(words(line)) for line in lines)


def _largest(lines: Sequence[str]) -> str:
    return " ".join(max(lines, key=len, default="").split())[:SHOWN]
