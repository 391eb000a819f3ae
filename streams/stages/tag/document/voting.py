"""What each mention of a name says of its kind: by the scores that the model gave its words, not by its label alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.engine import Scores, Span
from streams.stages.tag.tagger.labels import KINDS, PLACES
from streams.stages.tag.tagger.model import shipped

VOTING = KINDS[:4]

_LABELS = slice(1, 1 + len(VOTING) * len(PLACES))
_DOUBTFUL = 2  # logarithm of odds that a vote is worth: a kind that lags by more gets none
_BEGIN, _INSIDE, _END, _SINGLE = map(PLACES.index, "BIES")


@cache
def whole() -> int:
    """Return what a mention says for its best kind, in the model's scores; others get as much less as they lag."""
    return _DOUBTFUL * shipped().unit


def votes(found: Sequence[Span], scores: Scores | None) -> list[dict[str, int]]:
    """Return for each span how much it speaks for the kinds of VOTING, for some of them.

    `scores` are those of the tokens; without them each span has one vote, for its label.
    """
    if scores is None or not found:
        return [{span.label: whole()} for span in found]
    sums = _sums(found, scores)
    weights = whole() + sums - sums.max(axis=1, keepdims=True)
    said: list[dict[str, int]] = [{} for _ in found]
    rows, columns = (weights > 0).nonzero()
    for row, column, weight in zip(rows.tolist(), columns.tolist(), weights[rows, columns].tolist(), strict=True):
        said[row][VOTING[column]] = weight
    return said


def _sums(found: Sequence[Span], scores: Scores) -> NDArray[np.int64]:
    """Return the sums of the scores of each span's tokens, were it a name of each kind."""
    firsts, lasts, _ = zip(*found, strict=True)
    first, last = np.array(firsts), np.array(lasts)
    head, tail = (scores[edge, _LABELS].reshape(-1, len(VOTING), len(PLACES)) for edge in (first, last - 1))
    sums: NDArray[np.int64] = head[:, :, _SINGLE].astype(np.int64)
    several = np.flatnonzero(last - first > 1)
    if len(several):
        inside = scores[:, _LABELS][:, _INSIDE :: len(PLACES)].cumsum(axis=0, dtype=np.int64)
        between = inside[last[several] - 2] - inside[first[several]]
        sums[several] = head[several, :, _BEGIN] + tail[several, :, _END] + between
    return sums
