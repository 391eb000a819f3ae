"""What each mention of a name says of its kind: by the scores that the model gave its words, not by its label alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.engine import Scores, Span
from streams.stages.tag.tagger.labels import LABELS

WHOLE = (
    2048  # what a mention says for its best kind, in units of the model's scores; others get as much less as they lag
)
VOTING = ("PER", "ORG", "LOC", "NORP")

_BEGIN, _INSIDE, _END, _SINGLE = ([LABELS.index(f"{place}-{kind}") for kind in VOTING] for place in "BIES")


def votes(found: Sequence[Span], scores: Scores | None) -> list[dict[str, int]]:
    """Return for each span how much it speaks for each kind of VOTING.

    `scores` are those of the tokens; without them each span has one vote, for its label.
    """
    if scores is None or not found:
        return [{span.label: WHOLE} for span in found]
    sums = _sums(found, scores)
    weights = np.maximum(WHOLE + sums - sums.max(axis=1, keepdims=True), 0)
    return [dict(zip(VOTING, row, strict=True)) for row in weights.tolist()]


def _sums(found: Sequence[Span], scores: Scores) -> NDArray[np.int64]:
    """Return the sums of the scores of each span's tokens, were it a name of each kind."""
    firsts, lasts = (np.array([span[edge] for span in found]) for edge in range(2))
    inside = np.zeros((len(scores) + 1, len(VOTING)), np.int64)
    np.cumsum(scores[:, _INSIDE], axis=0, out=inside[1:])
    several = scores[firsts][:, _BEGIN] + scores[lasts - 1][:, _END] + inside[lasts - 1] - inside[firsts + 1]
    is_single = (lasts - firsts == 1)[:, None]
    sums: NDArray[np.int64] = np.where(is_single, scores[firsts][:, _SINGLE], several)
    return sums
