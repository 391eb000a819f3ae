"""What the decision is made from: how a new text and one that is known compare, each figure from 0 to 1.

Names, numbers and rare shingles tell a copy from another report on the same template; the beginning, and whether what
is shared stands all over the new text, tell a copy from a later story that quotes its background. The beginning is
compared by letters, so that it tells a misread copy too. Titles speak where the text leaves doubt; alone they say
nothing, since columns and later stories go under the title of others. What comes long after a story is more often the
next one than a copy: Allan, Papka and Lavrenko, "On-line new event detection and tracking" (1998).
"""

from __future__ import annotations

from math import sqrt, tanh
from typing import NamedTuple

from streams.stages.dedup.comparison import Comparison, Overlap
from streams.stages.dedup.pairs import WHOLE
from streams.stages.dedup.rarity import BIT

_STRONG = 20  # sum of rarities at which the index has no doubt left
_FEW_SHINGLES = 10
_FEW_WORDS = 8
_SAME_LENGTH = 0.05
_LITTLE = 0.35  # of a text: what later stories quote
_A_DAY = 24.0  # hours after which a story is half forgotten
_ONE_RARE = 8 * BIT  # a name or number more than there are
_NAMES_APART = 40 * BIT  # about four names that few others have
_NUMBERS_APART = 30 * BIT


class Features(NamedTuple):
    """How two texts compare. The names are the keys of model.json; `a_by_b` is their product."""

    contained: float
    """Share of the new text that is in the known one."""
    rare_root: float
    """The same, each shingle weighted by its rarity: the square root."""
    strength: float
    """Sum of the rarities of the shingles shared with the whole cluster."""
    ahead: float
    """Share of this sum in it and that of the next cluster: reports on one template share as much with one another."""
    other_lead: float
    """What is not shared of the shorter text, by how much less of the first quarter is: two stories, one tail."""
    little: float
    """How much less than `_LITTLE` of the shorter text is shared."""
    few_shingles: float
    head: float
    """Share of the smaller set of runs of letters at the beginning, look-alikes taken for one."""
    head_by_text: float
    length: float
    """The shorter text's length by the longer one's."""
    same_length: float
    same_length_by_even: float
    even_by_rare: float
    """Even: 1 where each quarter of the new text has the same share of what is shared."""
    even_by_vocabulary: float
    names: float
    """Share of the names, each weighted by its rarity, of the text that says less by them."""
    names_missing: float
    """How much less of the names than of the text is shared."""
    names_over_vocabulary: float
    """How much more is shared of them than of the words: another story about the same people, or other words."""
    names_both_squared: float
    """Share of all names of either."""
    names_apart: float
    """How much each text says by names that the other has not, that of the one that says less."""
    names_apart_by_text: float
    numbers: float
    """Of numbers what the names are of names."""
    numbers_missing: float
    numbers_by_text: float
    numbers_both: float
    numbers_apart: float
    vocabulary: float
    vocabulary_squared: float
    vocabulary_by_rare: float
    few_words: float
    title: float
    """Share of the smaller set of runs of letters of the titles: later stories and columns have it in common, too."""
    title_by_head: float
    title_by_even: float
    title_by_names: float
    title_by_numbers: float
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


class _Shares(NamedTuple):
    text: float
    rare: float
    head: float
    length: float
    even: float
    names: float
    numbers: float
    vocabulary: float
    title: float


def features(found: Comparison, words: tuple[int, int], cluster: Bearing) -> Features:
    """Return the features of a comparison of two texts of so many words, the second of a cluster."""
    shingles, heads, _, _, vocabulary, titles = found.overlaps
    names, numbers = found.rarities
    text = _of_smaller(shingles, 0.0)
    shares = _Shares(
        text=text,
        rare=found.shared_weight / found.weight if found.weight else 0.0,
        head=heads.shared / max(1, min(heads.ours, heads.theirs)),
        length=min(words) / max(1, *words),
        even=_even(found),
        names=_of_smaller(names, text, _ONE_RARE),
        numbers=_of_smaller(numbers, text, _ONE_RARE),
        vocabulary=_of_smaller(vocabulary, text),
        title=_of_smaller(titles, text),
    )
    return Features(
        contained=shingles.shared / (shingles.ours + 1),
        rare_root=sqrt(shares.rare),
        strength=min(1.0, cluster.own / WHOLE / _STRONG),
        ahead=(cluster.own + WHOLE) / (cluster.own + cluster.next + 2 * WHOLE),
        other_lead=(1 - text) * _lead_missing(found),
        little=max(0.0, _LITTLE - text),
        few_shingles=_few(shingles, _FEW_SHINGLES),
        few_words=_few(vocabulary, _FEW_WORDS),
        **_shape(shares),
        **_names(names, shares),
        **_numbers(numbers, shares),
        **_words(shares),
        **_titles(shares),
        idle=cluster.idle / (cluster.idle + _A_DAY),
    )


def _shape(shares: _Shares) -> dict[str, float]:
    same_length = max(0.0, 1 - (1 - shares.length) / _SAME_LENGTH)
    return {
        "head": shares.head,
        "head_by_text": shares.head * shares.text,
        "length": shares.length,
        "same_length": same_length,
        "same_length_by_even": same_length * shares.even,
        "even_by_rare": shares.even * shares.rare,
        "even_by_vocabulary": shares.even * shares.vocabulary,
    }


def _names(names: Overlap, shares: _Shares) -> dict[str, float]:
    apart = _apart(names, _NAMES_APART)
    return {
        "names": shares.names,
        "names_missing": max(0.0, shares.text - shares.names),
        "names_over_vocabulary": max(0.0, shares.names - shares.vocabulary),
        "names_both_squared": _of_both(names, shares.text) ** 2,
        "names_apart": apart,
        "names_apart_by_text": apart * shares.text,
    }


def _numbers(numbers: Overlap, shares: _Shares) -> dict[str, float]:
    return {
        "numbers": shares.numbers,
        "numbers_missing": max(0.0, shares.text - shares.numbers),
        "numbers_by_text": shares.numbers * shares.text,
        "numbers_both": _of_both(numbers, shares.text),
        "numbers_apart": _apart(numbers, _NUMBERS_APART),
    }


def _words(shares: _Shares) -> dict[str, float]:
    return {
        "vocabulary": shares.vocabulary,
        "vocabulary_squared": shares.vocabulary**2,
        "vocabulary_by_rare": shares.vocabulary * shares.rare,
    }


def _titles(shares: _Shares) -> dict[str, float]:
    return {
        "title": shares.title,
        "title_by_head": shares.title * shares.head,
        "title_by_even": shares.title * shares.even,
        "title_by_names": shares.title * shares.names,
        "title_by_numbers": shares.title * shares.numbers,
    }


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
