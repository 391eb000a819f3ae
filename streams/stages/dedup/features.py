"""What the decision is made from: how a new text and one that is known compare, each figure from 0 to 1.

Names, numbers and rare shingles tell a copy from another report on the same template; the beginning tells a copy from a
later story that quotes its background.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import NamedTuple

from streams.stages.dedup.sketch import Overlap, Sample, Sketch, overlap

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


def compare(new: Sketch, known: Sketch, rarity: Mapping[int, float], strength: float) -> Features:
    """Compare a text with one that is known. `rarity` gives, for each shingle of the new text, 1 / clusters with it."""
    text = overlap(new.shingles, known.shingles)
    contained, smaller, both = _of_left(text, 0.0), _of_smaller(text, 0.0), _of_both(text, 0.0)
    rare = _rare(new.shingles, known.shingles, rarity)
    head = len(new.head & known.head) / max(1, min(len(new.head), len(known.head)))
    length = min(new.words, known.words) / max(1, new.words, known.words)
    return Features(
        contained=contained,
        contained_rare=rare,
        strength=min(1.0, strength / _STRONG),
        head=head,
        length=length,
        head_of_shorter=(1 - length) * head,
        **_names(overlap(new.names, known.names), smaller, both),
        **_numbers(overlap(new.numbers, known.numbers), smaller, contained),
        **_vocabulary(overlap(new.vocabulary, known.vocabulary), smaller, rare),
    )


def _names(found: Overlap, smaller: float, both: float) -> dict[str, float]:
    names = _of_smaller(found, smaller)
    return {"names": names, "names_both": _of_both(found, both), "names_missing": max(0.0, smaller - names)}


def _numbers(found: Overlap, smaller: float, contained: float) -> dict[str, float]:
    numbers = _of_smaller(found, smaller)
    return {
        "numbers": numbers,
        "numbers_new": _of_left(found, contained),
        "numbers_missing": max(0.0, smaller - numbers),
        "numbers_by_text": smaller * numbers,
    }


def _vocabulary(found: Overlap, smaller: float, rare: float) -> dict[str, float]:
    words = _of_smaller(found, smaller)
    return {"vocabulary": words, "vocabulary_squared": words**2, "vocabulary_by_rare": words * rare}


# Every share counts one element more than there are. Of shingles that one is never shared, so that little text says
# little. Of names, numbers and words it is shared as far as the shingles are, so that texts that have none compare by
# their shingles alone.


def _of_left(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (found.left + 1)


def _of_smaller(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (min(found.left, found.right) + 1)


def _of_both(found: Overlap, one_more: float) -> float:
    return (found.shared + one_more) / (found.left + found.right - found.shared + 1)


def _rare(new: Sample, known: Sample, rarity: Mapping[int, float]) -> float:
    mine = new.under(min(new.below, known.below))
    total = fsum(map(rarity.__getitem__, mine))  # exact: the order of a set must not decide
    return fsum(map(rarity.__getitem__, mine & known.hashes)) / total if total else 0.0
