"""How likely each line of an article is body, by the model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from streams.stages.strip.labeller.arrays import Floats
from streams.stages.strip.labeller.context import without_memory
from streams.stages.strip.labeller.model import Model
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.structure import says_something


@dataclass(frozen=True, slots=True)
class Judged:
    """The features of the lines, with the axes feature and line, and how likely each line is body.

    `alone` is how likely it would be if nothing were known of other articles.
    """

    table: Floats
    body: Floats
    alone: Floats


def judge(page: Page, model: Model) -> Judged:
    """Return what `model` says of `page`.

    Whoever publishes under a source can make any line stand in others. So no sentence, no heading and no line with
    figures goes for what the memory says: it is as likely body as it would be without it.
    """
    table = model.table(page)
    body = model.probabilities(table)
    if not any(page.seen.counts):
        return Judged(table, body, body)
    alone = model.probabilities(without_memory(table))
    spared = [number for number, line in enumerate(page.lines) if says_something(line)]
    body[spared] = np.maximum(body[spared], alone[spared])
    return Judged(table, body, alone)
