"""Where the body begins and ends among the lines: maximum subsequence segmentation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.records import BlockKind, Label
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line

Labels = Sequence[Label | None]

# What stands between the paragraphs of a body as well as around it.
_INSETS = {Label.AD, Label.CAPTION, Label.CREDIT, Label.PLAYER, Label.DUPLICATE}
_CONTINUING = {BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_ROW, BlockKind.PREFORMATTED}
_ITEM = re.compile(r"\W?\d+[.):]|[•\-*–+·] ?\S|[^:.]{2,30}: \S|\([^()]*=")  # noqa: RUF001 - a list's marks as written


def body_bounds(lines: Sequence[Line], labels: Labels, ends: set[int]) -> tuple[int, int]:
    """Return the lines [first, end) between which the body stands; (0, 0) where nothing reads as prose.

    `labels` says of each line what it was found to be, `ends` below which lines the body does not go on.
    """
    found = stretches(_weights(lines, labels, ends))
    if not found:
        return 0, 0
    enough = min(LIMITS.body_words, max(weight for _, _, weight in found))
    chosen = [stretch for stretch in found if stretch[2] >= enough]
    return _widened(lines, labels, chosen[0][0], chosen[-1][1])


def stretches(weights: Sequence[float]) -> list[tuple[int, int, float]]:
    """Return the runs [first, end) that weigh more than nothing, each with its sum, in order.

    Maximum subsequences (Pasternack and Roth, WWW 2009), found greedily: a run ends at its highest sum, once the sum
    has fallen to nothing.
    """
    found: list[tuple[int, int, float]] = []
    total = best = 0.0
    first = end = 0
    for i, weight in enumerate([*weights, float("-inf")]):
        if best == 0 and weight > 0:
            total, first = 0.0, i
        total += weight
        if total > best:
            best, end = total, i + 1
        elif best > 0 and total <= 0:
            found.append((first, end, best))
            best = 0.0
    return found


def _weights(lines: Sequence[Line], labels: Labels, ends: set[int]) -> list[float]:
    weights: list[float] = []
    for i, line in enumerate(lines):
        if i in ends:
            weights.append(-LIMITS.weight_end)
        elif labels[i] is not None:
            weights.append(-(LIMITS.weight_inset if labels[i] in _INSETS else LIMITS.weight_ruled))
        elif line.prose:
            weights.append(min(line.words, LIMITS.weight_prose))
        elif line.words >= LIMITS.long_words:
            weights.append(LIMITS.weight_long)
        else:
            weights.append(-LIMITS.weight_open)
    return weights


def _widened(lines: Sequence[Line], labels: Labels, first: int, end: int) -> tuple[int, int]:
    """Take in closed lines, long ones and list items that touch the body, and a heading between."""
    while first > 0 and labels[first - 1] is None and _continues(lines[first - 1]):
        first -= 1
    ahead = end
    while ahead < len(lines) and labels[ahead] is None:
        ahead += 1
        if _continues(lines[ahead - 1]):
            end = ahead
        elif ahead - end > 1:
            break
    return first, end


def _continues(line: Line) -> bool:
    if line.block.kind in _CONTINUING and line.block.link_density < LIMITS.item_link_density:
        return True
    return line.closed or line.words >= LIMITS.long_words or _ITEM.match(line.text) is not None
