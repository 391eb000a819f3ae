"""How much of one text is another: precision and recall of their shingles of four words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SIZE = 4

_WORD = re.compile(r"\w+")

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """How a text agrees with what was wanted; None where there is nothing of which to take a share."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float:
        """Return the harmonic mean, 0 where one of the two is 0 or None."""
        return f1(self.precision or 0.0, self.recall or 0.0)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def shingles(of: Sequence[str]) -> Shingles:
    """Count the runs of four words; fewer words are one shingle, and none are none."""
    if not of:
        return Counter()
    return Counter(tuple(of[i : i + SIZE]) for i in range(max(1, len(of) - SIZE + 1)))


def compare(wanted: Shingles, got: Shingles) -> Score:
    """Return what `got` has of `wanted`, and what of it is wanted."""
    both = (wanted & got).total()
    return Score(both / got.total() if got else None, both / wanted.total() if wanted else None)


def best(wanted: Iterable[Shingles], got: Shingles) -> Score:
    """Return the score beside whichever of the wanted texts suits best."""
    return max((compare(one, got) for one in wanted), key=lambda score: score.f1)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def mean(scores: Sequence[Score]) -> tuple[float, float, float]:
    """Return the means of precision and recall over the pages that have them, and the F1 of the means."""
    precision = _mean([score.precision for score in scores if score.precision is not None])
    recall = _mean([score.recall for score in scores if score.recall is not None])
    return precision, recall, f1(precision, recall)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
