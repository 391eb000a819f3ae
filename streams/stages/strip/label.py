"""The one place where it is decided which blocks go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from streams.records import BlockKind, Label
from streams.stages.strip import structure
from streams.stages.strip.body import body_bounds, is_prose
from streams.stages.strip.content import content_of
from streams.stages.strip.credits import credit_of
from streams.stages.strip.dateline import dateline_of
from streams.stages.strip.lines import Line
from streams.stages.strip.rules import Rule, Where, match, rules
from streams.stages.strip.titles import says_title, title_among
from streams.stages.strip.verdicts import Verdict, by_rule, by_structure


@dataclass(slots=True)
class Decided:
    """Why each line goes, None for the body; which line rule held for it; the title that a line says.

    The first verdict on a line stands.
    """

    lines: Sequence[Line]
    verdicts: list[Verdict | None]
    rules: list[Rule | None]
    title: str | None = field(default=None)

    @property
    def labels(self) -> list[Label | None]:
        """Return what each line was found to be; None for what stays."""
        return [verdict.label if verdict else None for verdict in self.verdicts]

    def drop(self, indices: Iterable[int], name: str) -> None:
        """Take out the lines at `indices` that are still undecided, by the structural rule `name`."""
        for i in indices:
            if self.verdicts[i] is None:
                self.verdicts[i] = by_structure(name)

    def drop_matching(self, indices: Iterable[int], where: Where) -> None:
        """Take out the lines at `indices` that are still undecided and for which a rule for `where` holds."""
        for i in indices:
            rule = match(self.lines[i], where) if self.verdicts[i] is None else None
            if rule is not None:
                self.verdicts[i], self.rules[i] = by_rule(rule), rule


def decide(lines: Sequence[Line], title: str | None) -> Decided:
    """Return what becomes of each of `lines` of the article `title`.

    The text of an article in which nothing reads as prose is left as the line rules leave it.
    """
    found = [match(line) for line in lines]
    decided = Decided(lines, [by_rule(rule) if rule else None for rule in found], found)
    _page(decided)
    _captions(decided)
    decided.drop(structure.copies(lines), "structure/duplicate")
    openers = {i for i, rule in enumerate(decided.rules) if rule and rule.opens}
    decided.drop(structure.sections(lines, openers, decided.labels), "structure/section")
    ends = {i for i, rule in enumerate(decided.rules) if rule and rule.ends}
    first, end = body_bounds(lines, decided.labels, ends)
    if first < end:
        _titles(decided, title, first)
        _edges(decided, first, end)
        decided.drop(structure.between(lines, decided.labels, first, end), "structure/between")
    return decided


def _page(decided: Decided) -> None:
    content = content_of(decided.lines, decided.labels)
    if not content.main:
        return
    limit = rules().limits["link_density"]
    for i, line in enumerate(decided.lines):
        block = line.block
        if decided.verdicts[i] is not None:
            continue
        if not content.holds(block.path):
            if block.kind is not BlockKind.HEADING or block.link_density > 0:
                decided.drop([i], "structure/main")
        elif label := content.furniture(block.path):
            decided.verdicts[i] = by_structure("structure/markup", label)
        elif block.link_density >= limit and not is_prose(line):
            decided.drop([i], "structure/links")


def _captions(decided: Decided) -> None:
    limit = rules().limits["caption_words"]
    captions: set[str] = set()
    for i, line in enumerate(decided.lines):
        if decided.verdicts[i] is not None or line.words > limit:
            continue
        credited = credit_of(line.text)
        if credited is not None:
            captions.add(credited.caption)
            decided.drop([i], "structure/credit")
        elif line.block.kind is BlockKind.CAPTION:
            decided.drop([i], "structure/caption")
    if captions:
        decided.drop((i for i, line in enumerate(decided.lines) if line.text in captions), "structure/caption-copy")


def _titles(decided: Decided, title: str | None, first: int) -> None:
    above = range(first)
    if title:
        decided.drop((i for i in above if says_title(decided.lines[i], title)), "structure/title")
        return
    found = title_among([(i, decided.lines[i]) for i in above if decided.verdicts[i] is None])
    if found is not None:
        decided.title = decided.lines[found].text
        decided.drop([found], "structure/title")


def _edges(decided: Decided, first: int, end: int) -> None:
    above, below = range(first), range(end, len(decided.lines))
    within = range(first, min(end, first + int(rules().limits["dateline_lines"])))
    dated = next((i for i in within if dateline_of(decided.lines[i].text)), first)
    decided.drop_matching([*above, *below], Where.EDGE)
    decided.drop_matching(range(first, dated), Where.BEFORE_DATELINE)
    decided.drop(above, "structure/before-body")
    decided.drop(below, "structure/after-body")
