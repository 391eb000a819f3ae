"""What the decision is made from: how a new text and one that is known compare, each figure from 0 to 1.

Names, numbers and rare shingles tell a copy from another report on the same template; the beginning, and whether what
is shared stands all over the new text, tell a copy from a later story that quotes its background. The beginning is
compared by letters, so that it tells a misread copy too.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from streams.stages.dedup.comparison import Comparison, Overlap
from streams.stages.dedup.pairs import WHOLE

_STRONG = 20  # sum of rarities at which the index has no doubt left
_FEW_SHINGLES = 10
_FEW_WORDS = 8
_LITTLE = 0.35  # of a text: what later stories quote
_SAME_LENGTH = 0.05


class Features(NamedTuple):
    """How two texts compare. The names are the keys of model.json; `a_by_b` is their product."""

    contained: float
    """Share of the new text that is in the known one."""
    rare_root: float
    """The same, each shingle weighted by its rarity: the square root."""
    strength: float
    """Sum of the rarities of the shingles shared with the whole cluster."""
    other_lead: float
    """What is not shared of the shorter text, by how much less of the first quarter is: two stories, one tail."""
    little: float
    """How much less than `_LITTLE` of the shorter text is shared."""
    few_shingles: float
    head: float
    """Share of the smaller set of runs of letters at the beginning, look-alikes taken for one."""
    head_squared: float
    head_of_shorter: float
    head_by_text: float
    length: float
    """The shorter text's length by the longer one's."""
    same_length: float
    same_length_by_even: float
    even_by_rare: float
    """Even: 1 where each quarter of the new text has the same share of what is shared."""
    even_by_vocabulary: float
    names: float
    """Share of the smaller set of names."""
    names_missing: float
    """How much less of the names than of the text is shared."""
    names_over_vocabulary: float
    """How much more: another story about the same people, or one of which the words were exchanged."""
    names_both_squared: float
    """Share of all names of either."""
    numbers: float
    numbers_by_text: float
    vocabulary: float
    vocabulary_squared: float
    vocabulary_by_rare: float
    few_words: float


class _Shares(NamedTuple):
    text: float
    rare: float
    head: float
    length: float
    even: float
    names: float
    vocabulary: float


def features(found: Comparison, words: tuple[int, int], strength: int) -> Features:
    """Return the features of a comparison of two texts of so many words. `strength` is in units of WHOLE."""
    shingles, heads, names, numbers, vocabulary = found.overlaps
    text = _of_smaller(shingles, 0.0)
    shares = _Shares(
        text=text,
        rare=found.shared_weight / found.weight if found.weight else 0.0,
        head=heads.shared / max(1, min(heads.ours, heads.theirs)),
        length=min(words) / max(1, *words),
        even=_even(found),
        names=_of_smaller(names, text),
        vocabulary=_of_smaller(vocabulary, text),
    )
    numbered = _of_smaller(numbers, text)
    return Features(
        contained=shingles.shared / (shingles.ours + 1),
        rare_root=sqrt(shares.rare),
        strength=min(1.0, strength / WHOLE / _STRONG),
        other_lead=(1 - text) * _lead_missing(found),
        little=max(0.0, _LITTLE - text),
        few_shingles=_few(shingles, _FEW_SHINGLES),
        names_both_squared=_of_both(names, _of_both(shingles, 0.0)) ** 2,
        numbers=numbered,
        numbers_by_text=numbered * text,
        few_words=_few(vocabulary, _FEW_WORDS),
        **_shape(shares),
        **_people_and_words(shares),
    )


def _shape(shares: _Shares) -> dict[str, float]:
    same_length = max(0.0, 1 - (1 - shares.length) / _SAME_LENGTH)
    return {
        "head": shares.head,
        "head_squared": shares.head**2,
        "head_of_shorter": (1 - shares.length) * shares.head,
        "head_by_text": shares.head * shares.text,
        "length": shares.length,
        "same_length": same_length,
        "same_length_by_even": same_length * shares.even,
        "even_by_rare": shares.even * shares.rare,
        "even_by_vocabulary": shares.even * shares.vocabulary,
    }


def _people_and_words(shares: _Shares) -> dict[str, float]:
    return {
        "names": shares.names,
        "names_missing": max(0.0, shares.text - shares.names),
        "names_over_vocabulary": max(0.0, shares.names - shares.vocabulary),
        "vocabulary": shares.vocabulary,
        "vocabulary_squared": shares.vocabulary**2,
        "vocabulary_by_rare": shares.vocabulary * shares.rare,
    }


# Every share counts one element more than there are. Of shingles that one is never shared, so that little text says
# little. Of names, numbers and words it is shared as far as the shingles are, so that texts that have none compare by
# their shingles alone.


def _of_smaller(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (min(found.ours, found.theirs) + 1)


def _of_both(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (found.ours + found.theirs - found.shared + 1)


def _few(found: Overlap, few: int) -> float:
    return few / (few + min(found.ours, found.theirs))


def _lead_missing(found: Comparison) -> float:
    shared, ours = sum(found.shared_by_quarter), sum(found.ours_by_quarter)
    if not shared or not found.ours_by_quarter[0]:
        return 0.0
    return max(0.0, 1 - found.shared_by_quarter[0] * ours / (found.ours_by_quarter[0] * shared))


def _even(found: Comparison) -> float:
    shares = [
        shared / ours for shared, ours in zip(found.shared_by_quarter, found.ours_by_quarter, strict=True) if ours
    ]
    most = sum(shares) / len(shares) if shares else 0.0
    return sum(min(share, most) for share in shares) / (len(shares) * most) if most else 0.0
