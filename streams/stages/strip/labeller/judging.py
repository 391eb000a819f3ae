"""How likely each line of an article is body, by the model."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from streams.stages.strip.body import is_prose
from streams.stages.strip.labeller.arrays import Floats
from streams.stages.strip.labeller.model import Model
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.memory_counts import Sightings


@dataclass(frozen=True, slots=True)
class Judged:
    """The features of the lines, with the axes feature and line, and how likely each line is body."""

    table: Floats
    body: Floats


def judge(page: Page, model: Model) -> Judged:
    """Return what `model` says of `page`.

    Whoever publishes under a source can make any line stand in others: so no prose that is surely body by itself goes
    for what the memory says.
    """
    table = model.table(page)
    body = model.probabilities(table)
    doubted = [
        number
        for number, line in enumerate(page.lines)
        if page.seen.counts[number] and body[number] < LIMITS.body_least and is_prose(line)
    ]
    if not doubted:
        return Judged(table, body)
    alone = model.probabilities(model.table(replace(page, seen=Sightings.none(len(page.lines)))))
    sure = [number for number in doubted if alone[number] >= LIMITS.body_sure]
    body = body.copy()
    body[sure] = alone[sure]
    return Judged(table, np.asarray(body))
