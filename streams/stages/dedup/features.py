"""What the decision is made from: how a new text and one that is known compare, each figure from 0 to 1.

Names, numbers and rare shingles tell a copy from another report on the same template; the beginning, and whether what
is shared stands all over the new text, tell a copy from a later story that quotes its background.
"""

from __future__ import annotations

from typing import NamedTuple

from streams.stages.dedup.comparison import Comparison, Overlap
from streams.stages.dedup.pairs import WHOLE

_STRONG = 20  # sum of rarities at which the index has no doubt left


class Features(NamedTuple):
    """How two texts compare. The names are the keys of model.json."""

    contained: float
    """Share of the new text that is in the known one."""
    contained_rare: float
    """The same, each shingle weighted by its rarity."""
    strength: float
    """Sum of the rarities of the shingles shared with the whole cluster."""
    head: float
    names: float
    """Share of the smaller set of names."""
    names_both: float
    """Share of all names of either."""
    names_missing: float
    """How much less of the names than of the text is shared."""
    numbers: float
    numbers_new: float
    """Share of the new text's numbers."""
    numbers_missing: float
    numbers_by_text: float
    vocabulary: float
    vocabulary_squared: float
    vocabulary_by_rare: float
    length: float
    """The shorter text's length by the longer one's."""
    head_of_shorter: float
    spread: float
    """Share of the quarters of the new text in which something is shared."""
    even: float
    """How evenly what is shared is spread over the new text: 1 where each quarter has the same share."""
    even_by_rare: float


def features(found: Comparison, words: tuple[int, int], strength: int) -> Features:
    """Return the features of a comparison of two texts of so many words. `strength` is in units of WHOLE."""
    shingles, heads, names, numbers, vocabulary = found.overlaps
    contained, smaller, both = _of_ours(shingles, 0.0), _of_smaller(shingles, 0.0), _of_both(shingles, 0.0)
    rare = found.shared_weight / found.weight if found.weight else 0.0
    head = heads.shared / max(1, min(heads.ours, heads.theirs))
    length = min(words) / max(1, *words)
    even = _even(found)
    return Features(
        contained=contained,
        contained_rare=rare,
        strength=min(1.0, strength / WHOLE / _STRONG),
        head=head,
        length=length,
        head_of_shorter=(1 - length) * head,
        spread=_spread(found),
        even=even,
        even_by_rare=even * rare,
        **_names(names, smaller, both),
        **_numbers(numbers, smaller, contained),
        **_vocabulary(vocabulary, smaller, rare),
    )


def _names(found: Overlap, smaller: float, both: float) -> dict[str, float]:
    names = _of_smaller(found, smaller)
    return {"names": names, "names_both": _of_both(found, both), "names_missing": max(0.0, smaller - names)}


def _numbers(found: Overlap, smaller: float, contained: float) -> dict[str, float]:
    numbers = _of_smaller(found, smaller)
    return {
        "numbers": numbers,
        "numbers_new": _of_ours(found, contained),
        "numbers_missing": max(0.0, smaller - numbers),
        "numbers_by_text": smaller * numbers,
    }


def _vocabulary(found: Overlap, smaller: float, rare: float) -> dict[str, float]:
    words = _of_smaller(found, smaller)
    return {"vocabulary": words, "vocabulary_squared": words**2, "vocabulary_by_rare": words * rare}


# Every share counts one element more than there are. Of shingles that one is never shared, so that little text says
# little. Of names, numbers and words it is shared as far as the shingles are, so that texts that have none compare by
# their shingles alone.


def _of_ours(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (found.ours + 1)


def _of_smaller(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (min(found.ours, found.theirs) + 1)


def _of_both(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (found.ours + found.theirs - found.shared + 1)


def _spread(found: Comparison) -> float:
    there = sum(1 for ours in found.ours_by_quarter if ours)
    return sum(1 for shared in found.shared_by_quarter if shared) / there if there else 0.0


def _even(found: Comparison) -> float:
    shares = [
        shared / ours for shared, ours in zip(found.shared_by_quarter, found.ours_by_quarter, strict=True) if ours
    ]
    most = sum(shares) / len(shares) if shares else 0.0
    return sum(min(share, most) for share in shares) / (len(shares) * most) if most else 0.0
