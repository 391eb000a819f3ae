"""The features of a line with those of its neighbours: what the model looks at."""

from __future__ import annotations

from ctypes import CDLL, c_int64

import numpy as np

from streams.kernel import addresses, library
from streams.stages.strip.labeller.arrays import Floats, around, shifted
from streams.stages.strip.labeller.features import MEMORY
from streams.stages.strip.labeller.features import NAMES as _OWN

_NEAR = (1, 2, 3, -1, -2, -3)
_SEEN_NEAR = (
    "words",
    "closed",
    "links",
    "rule",
    "hint",
    "credit",
    "byline",
    "prose",
    "small_words",
    "heading",
    "caption",
    "item",
    "share_digit",
    "share_upper",
    "known_words",
    "segment_words",
    "copies",
    "last",
    "sightings",
    "declared",
    "lexical",
    "elemental",
)
_MEANT = (
    "words",
    "closed",
    "links",
    "prose",
    "small_words",
    "known_words",
    "segment_words",
    "ruled",
    "sightings",
    "lexical",
)
_WORDS = 0  # of those whose means are taken
_REACHES = (2, 4, 8)
_SPREADS = (4, 8)
_OUTSIDE = -9.0  # what stands beyond the first and the last line


NAMES = (
    *(*_OWN, "lexical", "elemental"),
    *(f"{name}@{-by:+d}" for by in _NEAR for name in _SEEN_NEAR),
    *(f"{name}~{reach}" for reach in _REACHES for name in _MEANT),
    *(f"spread~{reach}" for reach in _SPREADS),
)
_SEEN_ROWS = np.array([NAMES.index(name) for name in _SEEN_NEAR], np.int32)
_TOLD = [row for row, name in enumerate(NAMES) if name.partition("@")[0].partition("~")[0] in MEMORY]
_MEANT_ROWS = np.array([NAMES.index(name) for name in _MEANT], np.int32)


def in_context(own: Floats, lexical: Floats, elemental: Floats) -> Floats:
    """Return the values of all features, with the axes feature and line; `NAMES` says what they are.

    Of a neighbour they are called @+1 where it stands below. `own` are the lines' own features, `lexical` is how much a
    line's words speak for the body, `elemental` how much the names of its elements do.
    """
    kernel = library()
    table = np.empty((len(NAMES), own.shape[1]), np.float32)
    table[: len(_OWN)] = own
    table[len(_OWN)], table[len(_OWN) + 1] = lexical, elemental
    if kernel is None:
        add_in_numpy(table)
    else:
        _add(kernel, table)
    return table


def _add(kernel: CDLL, table: Floats) -> None:
    lines = table.shape[1]
    sums = np.empty(lines + 1)
    rows, seen, meant, space = addresses(table, _SEEN_ROWS, _MEANT_ROWS, sums)
    counts = map(c_int64, (len(_OWN) + 2, lines, len(_SEEN_ROWS), len(_MEANT_ROWS)))
    kernel.context_added(rows, seen, meant, space, *counts)


def add_in_numpy(table: Floats) -> None:
    """Write what neighbours are below the lines' own features in `table`, without the compiled kernel."""
    near, meant, words = table[_SEEN_ROWS], table[_MEANT_ROWS], table[_MEANT_ROWS[_WORDS]]
    summed = np.concatenate([meant, (words * words)[None]])
    means = {reach: around(summed, reach) for reach in _REACHES}
    np.concatenate(
        [
            *(shifted(near, by, _OUTSIDE) for by in _NEAR),
            *(mean[:-1] for mean in means.values()),
            *(_spread(means[reach][_WORDS], means[reach][-1])[None] for reach in _SPREADS),
        ],
        out=table[len(_OWN) + 2 :],
    )


def without_memory(table: Floats) -> Floats:
    """Return `table` as it is where no other article of the source is known."""
    silent = table.copy()
    silent[_TOLD] = np.minimum(silent[_TOLD], 0)  # all are counts, but beyond the first and the last line
    return silent


def _spread(mean: Floats, mean_of_squares: Floats) -> Floats:
    spread: Floats = np.sqrt(np.maximum(mean_of_squares - mean * mean, 0))
    return spread
