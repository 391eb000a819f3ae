"""Which of the sentences that came is which of those that went, in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from streams.stages.dedup.changes.alignment import Alignment, Pair, align, gaps
from streams.stages.dedup.changes.sentences import Sentence

_ALIKE = 0.4  # share of the words of both
_NEAR = 3  # places that a sentence may be off from where it is to be expected


def changed_pairs(alignment: Alignment, before: Sequence[Sentence], after: Sequence[Sentence]) -> list[Pair]:
    """Pair sentences between the same neighbours that share most of their words, in the order of `after`."""
    pairs = (pair for removed, added in gaps(alignment) for pair in _best(removed, added, before, after))
    return sorted(pairs, key=lambda pair: pair[1])


def kept_words(before: Sentence, after: Sentence) -> int:
    """Return how many words two sentences share in one order."""
    return len(align(before.words, after.words).kept)


def _best(
    removed: Sequence[int], added: Sequence[int], before: Sequence[Sentence], after: Sequence[Sentence]
) -> Iterator[Pair]:
    gone: set[int] = set()
    come: set[int] = set()
    close = ((_alike(before[i], after[j]), i, j) for i, j in _near(removed, added))
    for _, i, j in sorted((-alike, i, j) for alike, i, j in close if alike >= _ALIKE):
        if i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            yield i, j


def _near(removed: Sequence[int], added: Sequence[int]) -> Iterator[Pair]:
    for n, i in enumerate(removed):
        expected = n * len(added) // len(removed)
        for j in added[max(0, expected - _NEAR) : expected + _NEAR + 1]:
            yield i, j


def _alike(one: Sentence, other: Sentence) -> float:
    """Return Dice's coefficient of the words, each counted as often as it stands there."""
    return 2 * (Counter(one.words) & Counter(other.words)).total() / (len(one.words) + len(other.words))
