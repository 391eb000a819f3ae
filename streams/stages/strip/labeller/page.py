"""The lines of an article with what rules, markup and memory say of them: what the model's features are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from streams.records import Label
from streams.stages.strip.content import Content
from streams.stages.strip.credits import Credited
from streams.stages.strip.labeller.tree import Tree
from streams.stages.strip.lines import Line
from streams.stages.strip.memory_counts import Sightings
from streams.stages.strip.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One entry a line in each sequence.

    `rules` are those that decide about a line, `hints` those that would in some place. `bylines`: 2 where a line says
    who wrote the article, 1 where it may. `dateline` is the first line that begins with one. `tree`
    has the elements around the lines; None of plain text.
    """

    lines: Sequence[Line]
    title: str | None
    rules: Sequence[Rule | None]
    hints: Sequence[Rule | None]
    credits: Sequence[Credited | None]
    bylines: Sequence[int]
    dateline: int | None
    content: Content
    tree: Tree | None
    furniture: Sequence[Label | None]
    seen: Sightings
