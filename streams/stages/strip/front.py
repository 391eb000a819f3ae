"""The title above the body: it goes, and is lifted where nothing else says it."""

from __future__ import annotations

from streams.stages.strip.decisions import Decided
from streams.stages.strip.titles import says_title, title_among, title_words
from streams.stages.strip.verdicts import Verdict, by_structure

_SOURCE_LINE = "structure/source-line"  # says nothing of what stands below it


def drop_title(decided: Decided, title: str) -> None:
    """Take out the lines above the first prose that say the title."""
    above = range(next((i for i in decided.undecided if decided.lines[i].prose), 0))
    words = title_words(title)
    decided.drop((i for i in above if says_title(decided.lines[i], words)), "structure/title")


def drop_above_title(decided: Decided) -> None:
    """Take out the open lines above the title: what a page puts there is around the article."""
    said = (i for i, verdict in enumerate(decided.verdicts) if verdict and verdict.rule == "structure/title")
    decided.drop((i for i in range(next(said, 0)) if not decided.lines[i].closed), "structure/above-title")


def lift_title(decided: Decided, first: int) -> None:
    """Take the title from the lines above the body, which begins at `first`, if one of them can only be the title.

    What a rule, a credit or the markup explains is none; what the model alone took out may be.
    """
    found = title_among([(i, decided.lines[i]) for i in range(first) if _unexplained(decided.verdicts[i])])
    verdict = decided.verdicts[found] if found is not None else None
    if found is not None and not (verdict and verdict.rule == _SOURCE_LINE):
        decided.title = decided.lines[found].text
        decided.verdicts[found] = by_structure("structure/title")


def _unexplained(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.rule.startswith(("model/", _SOURCE_LINE))
