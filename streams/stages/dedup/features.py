"""What the decision is made from: how a new text and one that is known compare, each figure from 0 to 1.

Names, numbers and rare shingles tell a copy from another report on the same template; the beginning tells a copy from a
later story that quotes its background.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    smaller, both = _of_smaller(text, 0.0), _of_both(text, 0.0)
    names, numbers, vocabulary = (
        overlap(mine, other)
        for mine, other in (
            (new.names, known.names),
            (new.numbers, known.numbers),
            (new.vocabulary, known.vocabulary),
        )
    )
    contained = _of_left(text, 0.0)
    rare = _rare(new.shingles, known.shingles, rarity)
    head = len(new.head & known.head) / max(1, min(len(new.head), len(known.head)))
    length = min(new.words, known.words) / max(1, new.words, known.words)
    some_names, some_numbers = _of_smaller(names, smaller), _of_smaller(numbers, smaller)
    some_words = _of_smaller(vocabulary, smaller)
    return Features(
        contained=contained,
        contained_rare=rare,
        strength=min(1.0, strength / _STRONG),
        head=head,
        names=some_names,
        names_both=_of_both(names, both),
        names_missing=max(0.0, smaller - some_names),
        numbers=some_numbers,
        numbers_new=_of_left(numbers, contained),
        numbers_missing=max(0.0, smaller - some_numbers),
        numbers_by_text=smaller * some_numbers,
        vocabulary=some_words,
        vocabulary_squared=some_words**2,
        vocabulary_by_rare=some_words * rare,
        length=length,
        head_of_shorter=(1 - length) * head,
    )


# A share counts one more element, which is there as much as the text is: so texts without names or numbers compare by
# their shingles alone, and few names say little.


def _of_left(found: Overlap, text: float) -> float:
    return (found.shared + text) / (found.left + 1) if text or found.left else 0.0


def _of_smaller(found: Overlap, text: float) -> float:
    return (found.shared + text) / (min(found.left, found.right) + 1)


def _of_both(found: Overlap, text: float) -> float:
    return (found.shared + text) / (found.left + found.right - found.shared + 1)


def _rare(new: Sample, known: Sample, rarity: Mapping[int, float]) -> float:
    mine = new.under(min(new.below, known.below))
    total = sum(rarity[shingle] for shingle in mine)
    return sum(rarity[shingle] for shingle in mine & known.hashes) / total if total else 0.0
