"""Where in the article a line stands, and how much prose there is above and below it."""

from __future__ import annotations

import numpy as np

from streams.stages.strip.labeller.arrays import FAR, Flags, Floats, since, until
from streams.stages.strip.labeller.page import Page

NAMES = (
    *("above", "below", "place", "lines", "prose_above", "prose_words_above", "prose_words_below", "prose_words"),
    *("prose_share", "since_prose", "until_prose", "from_dateline"),
)


def place(page: Page, words: Floats, prose: Flags, weight: Floats) -> Floats:
    """Return the features; `weight` is the prose of each line, in words that are no links."""
    length = len(page.lines)
    lines = np.arange(length, dtype=np.float32)
    total = max(float(weight.sum()), 1.0)
    down_to = np.cumsum(weight, dtype=np.float32)
    above = down_to - weight
    clear = prose & [rule is None for rule in page.rules]
    table = np.empty((len(NAMES), length), np.float32)
    table[0], table[1] = lines, length - 1 - lines
    table[2], table[3] = (lines + 0.5) / length, np.log(length)
    table[4], table[5], table[6] = above / total, above, np.maximum(total - down_to, 0)
    table[7], table[8] = total, total / max(float(words.sum()), 1.0)
    table[9], table[10] = since(clear), until(clear)
    table[11] = -2 * FAR if page.dateline is None else (lines - page.dateline).clip(-FAR, FAR)
    for logarithmic in (slice(0, 2), slice(5, 8)):
        np.log1p(table[logarithmic], out=table[logarithmic])
    return table
