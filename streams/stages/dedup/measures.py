"""What is measured where a new text and one that is known are compared, each figure from 0 to 1."""

from __future__ import annotations

from math import tanh
from typing import NamedTuple

from streams.stages.dedup.comparison import Comparison, Overlap
from streams.stages.dedup.pairs import WHOLE
from streams.stages.dedup.rarity import BIT

_STRONG = 20  # sum of rarities at which the index has no doubt left
_FEW_SHINGLES = 10
_FEW_WORDS = 8
_A_DAY = 24.0  # hours after which a story is half forgotten
_ONE_RARE = 8 * BIT  # a name or number more than there are
_NAMES_APART = 40 * BIT  # about four names that few others have
_NUMBERS_APART = 30 * BIT


class Measures(NamedTuple):
    """How two texts compare."""

    contained: float
    """Share of the new text that is in the known one."""
    text: float
    """Share of the text that has less."""
    rare: float
    """Share of the new text that is in the known one, each shingle weighted by its rarity."""
    strength: float
    """Sum of the rarities of the shingles shared with the whole cluster."""
    ahead: float
    """Share of this sum in it and that of the next cluster: reports on one template share as much with one another."""
    lead_missing: float
    """How much less of the first quarter of the new text is shared than of all of it."""
    few_shingles: float
    head: float
    """Share of the smaller set of runs of letters at the beginning, look-alikes taken for one."""
    length: float
    """The shorter text's length by the longer one's."""
    even: float
    """1 where each quarter of the new text has the same share of what is shared."""
    names: float
    """Share of the names, each weighted by its rarity, of the text that says less by them."""
    names_both: float
    """Share of all names of either."""
    names_apart: float
    """How much each text says by names that the other has not, that of the one that says less."""
    numbers: float
    """Of numbers what the names are of names."""
    numbers_both: float
    numbers_apart: float
    vocabulary: float
    """Share of the longer words of the text that has fewer."""
    few_words: float
    title: float
    """Share of the smaller set of runs of letters of the titles: later stories and columns have it in common, too."""
    idle: float
    """How long the cluster has had no article: 0 where one came just now, .5 after a day."""


class Bearing(NamedTuple):
    """What a cluster is to a new text, whichever of its own texts that is compared with.

    `own` and `next` are sums of rarities, in units of WHOLE, of the shingles shared with the cluster, and with the next
    one below it; `idle` hours have gone by since its last article came.
    """

    own: int
    next: int
    idle: float


def measured(found: Comparison, words: tuple[int, int], cluster: Bearing) -> Measures:
    """Return the measures of a comparison of two texts of so many words, the second of a cluster."""
    shingles, heads, _, _, vocabulary, titles = found.overlaps
    names, numbers = found.rarities
    text = _of_smaller(shingles, 0.0)
    return Measures(
        contained=shingles.shared / (shingles.ours + 1),
        text=text,
        rare=found.shared_weight / found.weight if found.weight else 0.0,
        strength=min(1.0, cluster.own / WHOLE / _STRONG),
        ahead=(cluster.own + WHOLE) / (cluster.own + cluster.next + 2 * WHOLE),
        lead_missing=_lead_missing(found),
        few_shingles=_few(shingles, _FEW_SHINGLES),
        head=heads.shared / max(1, min(heads.ours, heads.theirs)),
        length=min(words) / max(1, *words),
        even=_even(found),
        names=_of_smaller(names, text, _ONE_RARE),
        names_both=_of_both(names, text),
        names_apart=_apart(names, _NAMES_APART),
        numbers=_of_smaller(numbers, text, _ONE_RARE),
        numbers_both=_of_both(numbers, text),
        numbers_apart=_apart(numbers, _NUMBERS_APART),
        vocabulary=_of_smaller(vocabulary, text),
        few_words=_few(vocabulary, _FEW_WORDS),
        title=_of_smaller(titles, text),
        idle=cluster.idle / (cluster.idle + _A_DAY),
    )


# Every share counts one element more than there are. Of shingles that one is never shared, so that little text says
# little. Of names, numbers, words and titles it is shared as far as the shingles are, so that texts that have none
# compare by their shingles alone.


def _of_smaller(found: Overlap, share_of_one: float, one: int = 1) -> float:
    return (found.shared + one * share_of_one) / (min(found.ours, found.theirs) + one)


def _of_both(found: Overlap, share_of_one: float) -> float:
    return (found.shared + _ONE_RARE * share_of_one) / (found.ours + found.theirs - found.shared + _ONE_RARE)


def _apart(found: Overlap, much: int) -> float:
    return tanh((min(found.ours, found.theirs) - found.shared) / much)


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
