"""What each mention of a name says of its kind: by the scores that the model gave its words, not by its label alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from streams.stages.tag.engine import Scores, Span
from streams.stages.tag.tagger.labels import KINDS, PLACES
from streams.stages.tag.tagger.model import shipped

VOTING = KINDS[:4]

_LABELS = len(VOTING) * len(PLACES)  # of the kinds of VOTING, behind O
_BEGIN, _INSIDE, _END, _SINGLE = map(PLACES.index, "BIES")
_DOUBTFUL = 2  # logarithm of odds that a vote is worth: a kind that lags by more gets none


@cache
def whole() -> int:
    """Return what a mention says for its best kind, in the model's scores; others get as much less as they lag."""
    return _DOUBTFUL * shipped().unit


def votes(found: Sequence[Span], scores: Scores | None) -> list[dict[str, int]]:
    """Return for each span how much it speaks for the kinds of VOTING, for some of them; {} if it is of another kind.

    `scores` are those of the tokens; without them each span has one vote, for its label.
    """
    if scores is None or not found:
        return [{span.label: whole()} for span in found]
    rows = _Rows(scores.data.cast("B").cast("i"), scores.shape[1])
    return [_vote(rows.sums(first, last)) if label in VOTING else {} for first, last, label in found]


def _vote(sums: list[int]) -> dict[str, int]:
    least = max(sums) - whole()
    return {kind: said - least for kind, said in zip(VOTING, sums, strict=True) if said > least}


class _Rows(NamedTuple):
    """Scores, `width` a token. Few of many are asked for: as an array they would take longer."""

    scores: memoryview
    width: int

    def sums(self, first: int, last: int) -> list[int]:
        """Return the sums of the scores of the tokens from `first` to before `last`, were they a name of each kind."""
        if last - first == 1:
            return self._of(first, _SINGLE)
        sums = list(map(add, self._of(first, _BEGIN), self._of(last - 1, _END)))
        for token in range(first + 1, last - 1):
            sums = list(map(add, sums, self._of(token, _INSIDE)))
        return sums

    def _of(self, token: int, place: int) -> list[int]:
        first = token * self.width + 1
        return self.scores[first + place : first + _LABELS : len(PLACES)].tolist()
