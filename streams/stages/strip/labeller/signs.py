"""What rules, credits, bylines and markup say of the lines: features that others have found out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from streams.records import Label
from streams.stages.strip.labeller.arrays import Floats, since, until
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.structure import caption_copies

NAMES = (
    *("rule", "hint", "ruled", "since_rule", "until_rule", "since_opening", "since_end"),
    *("credit", "bare_credit", "caption_copy", "byline", "furniture"),
)

_LABELS = {label: number for number, label in enumerate(Label, 1)}


def signs(page: Page) -> Floats:
    """Return the features; next to no line has any of them."""
    table = np.zeros((len(NAMES), len(page.lines)), np.float32)
    flags = np.zeros((3, len(page.lines)), np.bool_)
    for line, one in enumerate(page.rules):
        if one is not None:
            flags[:, line] = True, one.opens, one.ends
    _label(table[0], (one.label if one else None for one in page.rules))
    _label(table[1], (one.label if one else None for one in page.hints))
    table[2] = flags[0]
    table[3], table[5], table[6] = since(flags)
    table[4] = until(flags[0])
    for line, credited in enumerate(page.credits):
        if credited is not None:
            table[7, line] = 1 if credited.caption else 2
            table[8, line] = credited.bare
    table[9, list(caption_copies(page.lines, page.credits))] = 1
    table[10] = page.bylines
    _label(table[11], page.furniture)
    return table


def _label(numbers: Floats, labels: Iterable[Label | None]) -> None:
    """Write the number of each label."""
    for line, label in enumerate(labels):
        if label:
            numbers[line] = _LABELS[label]
