"""What rules, markup and memory say of the lines of an article, gathered for the model."""

from __future__ import annotations

from collections.abc import Sequence

from streams.records import Label
from streams.stages.strip.content import Content, content_of
from streams.stages.strip.credits import Credited, credit_of
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.labeller.tree import Tree, tree_of
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line
from streams.stages.strip.matching import Matched
from streams.stages.strip.memory_counts import Sightings
from streams.stages.strip.names import LONGEST, may_name
from streams.stages.strip.opening import opens_with
from streams.stages.strip.rules import Rule, Where
from streams.stages.strip.ruleset import Ruleset
from streams.stages.strip.signed import is_byline, is_lone_byline

_DATELINE_WITHIN = 6  # lines of prose


def page_of(
    lines: Sequence[Line], title: str | None, ruleset: Ruleset, matched: Matched, seen: Sightings | None
) -> Page:
    """Return the lines of the article `title` as the model looks at them.

    `matched` are the rules of `ruleset` that hold for them; `seen` says where the lines stood elsewhere, None where
    nothing is known of that.
    """
    rules = matched[Where.ANYWHERE]
    labels = [rule.label if rule else None for rule in rules]
    content = content_of(lines, labels, ruleset)
    return Page(
        lines=lines,
        title=title,
        rules=rules,
        hints=_hints(matched),
        credits=list(map(_credited, lines)),
        bylines=[_byline(line) for line in lines],
        dateline=_dateline(lines, labels),
        content=content,
        tree=_tree(lines),
        furniture=_furniture(lines, content),
        seen=seen or Sightings.none(len(lines)),
    )


def _tree(lines: Sequence[Line]) -> Tree | None:
    paths = [line.block.path for line in lines]
    return tree_of(paths) if any(paths) else None


def _hints(matched: Matched) -> list[Rule | None]:
    scopes = zip(matched[Where.EDGE], matched[Where.BEFORE_DATELINE], matched[Where.LAST], strict=True)
    return [edge or before_dateline or last for edge, before_dateline, last in scopes]


def _furniture(lines: Sequence[Line], content: Content) -> list[Label | None]:
    if not content.main:
        return [None] * len(lines)
    return [content.furniture(line.block.path) for line in lines]


def _credited(line: Line) -> Credited | None:
    """Return the caption and the credit of a line; an agency's name behind a paragraph signs the article."""
    if line.words > LIMITS.caption_words:
        return None
    credited = credit_of(line.text)
    signed = credited and credited.bare and credited.caption.endswith(".") and line.words > LIMITS.prose_words
    return None if signed else credited


def _byline(line: Line) -> int:
    if line.closed or line.words > LIMITS.byline_words or not may_name(line.text.strip()[:LONGEST]):
        return 0
    return 2 if is_byline(line.text) else int(is_lone_byline(line.text))


def _dateline(lines: Sequence[Line], labels: Sequence[Label | None]) -> int | None:
    prose = [i for i, line in enumerate(lines) if labels[i] is None and line.prose]
    return next((i for i in prose[:_DATELINE_WITHIN] if opens_with(lines[i].text)), None)
