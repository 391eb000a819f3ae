"""The features of a line with those of its neighbours: what the model looks at."""

from __future__ import annotations

from functools import cache

import numpy as np

from streams.stages.strip.labeller.arrays import Floats, around, shifted
from streams.stages.strip.labeller.elements import Columns
from streams.stages.strip.labeller.features import stacked

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
_WORDS = _MEANT.index("words")
_REACHES = (2, 4, 8)
_SPREADS = (4, 8)
_OUTSIDE = -9.0  # what stands beyond the first and the last line
_OF_MEMORY = ("sightings", "sighting_share", "others")


def in_context(columns: Columns, lexical: Floats, elemental: Floats) -> Floats:
    """Return the values of all features, with the axes feature and line; `names_of` says which is which.

    `lexical` is how much a line's words speak for the body, `elemental` how much the names of its elements do.
    """
    names = {name: number for number, name in enumerate([*columns, "lexical", "elemental"])}
    own = stacked({**columns, "lexical": lexical, "elemental": elemental})
    near = own[[names[name] for name in _SEEN_NEAR]]
    words = own[names["words"]]
    meant = np.concatenate([own[[names[name] for name in _MEANT]], (words * words)[None]])
    means = {reach: around(meant, reach) for reach in _REACHES}
    return np.concatenate(
        [
            own,
            *(shifted(near, by, _OUTSIDE) for by in _NEAR),
            *(mean[:-1] for mean in means.values()),
            *(_spread(means[reach][_WORDS], means[reach][-1])[None] for reach in _SPREADS),
        ]
    )


def names_of(columns: Columns) -> list[str]:
    """Return the names of the features in the order of `in_context`: of a neighbour @+1 where it stands below."""
    return [
        *columns,
        "lexical",
        "elemental",
        *(f"{name}@{-by:+d}" for by in _NEAR for name in _SEEN_NEAR),
        *(f"{name}~{reach}" for reach in _REACHES for name in _MEANT),
        *(f"spread~{reach}" for reach in _SPREADS),
    ]


def without_memory(table: Floats, names: tuple[str, ...]) -> Floats:
    """Return `table`, whose features are called `names`, as it is where no other article of the source is known."""
    told = _of_memory(names)
    silent = table.copy()
    silent[told] = np.minimum(silent[told], 0)  # all are counts, but beyond the first and the last line
    return silent


@cache
def _of_memory(names: tuple[str, ...]) -> list[int]:
    """Return which features tell of the source's other articles, those of neighbours included."""
    return [number for number, name in enumerate(names) if name.partition("@")[0].partition("~")[0] in _OF_MEMORY]


def _spread(mean: Floats, mean_of_squares: Floats) -> Floats:
    spread: Floats = np.sqrt(np.maximum(mean_of_squares - mean * mean, 0))
    return spread
