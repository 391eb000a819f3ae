"""What is said of words on their own: their letters, shapes, affixes, clusters and lists, hashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import Hashes, buckets, mixed
from streams.stages.tag.tagger.letters import CURRENCY, DIGIT, LOWER, UPPER
from streams.stages.tag.tagger.lexicon import COMMON, NAME, UNKNOWN, Lexicon, Rows
from streams.stages.tag.tagger.spelling import LONGEST, Spelling, hashes_of

BREAK = "\n"  # stands where a line ends and where the article does
REACH = 2  # words on each side whose features count
WINDOW = 2 * REACH + 1
MOST_LISTS = 12  # of a word that count
_AFFIXES, _LONGEST_SHAPE = 4, 10
_SIZES = range(1, _AFFIXES + 1)


class Kind(IntEnum):
    """The kinds of features; of PREFIX and SUFFIX there are four each, by length."""

    WORD = 1
    LOWER = 2
    SHORT = 3
    SHAPE = 4
    PREFIX = 5
    SUFFIX = 9
    COARSE = 13
    MIDDLE = 14
    FINE = 15
    FINE_SHAPE = 16
    MIDDLE_SHAPE = 17
    LIST = 18
    LISTS = 19


KINDS = 32  # a place in the window has so many numbers of kinds to itself
_CLUSTERS = (Kind.COARSE, Kind.MIDDLE, Kind.FINE)
_HERE = set(range(1, 20)) - {Kind.MIDDLE_SHAPE}
_BESIDE = {Kind.WORD, Kind.LOWER, Kind.SHORT, Kind.PREFIX + 2, Kind.SUFFIX + 2, *_CLUSTERS}
_BESIDE |= {Kind.MIDDLE_SHAPE, Kind.LIST}
_NEAR = {Kind.LOWER, Kind.SHORT, Kind.SUFFIX + 2, Kind.MIDDLE, Kind.FINE}
SEEN = np.array([sum(1 << kind for kind in kinds) for kinds in (_NEAR, _BESIDE, _HERE, _BESIDE, _NEAR)], np.int64)
"""The kinds that count in each place of the window, from the word two before to the one two behind: a bit each."""

_BITS = np.arange(64, dtype=np.uint64)
_COLUMNS = np.array(
    [*range(Kind.WORD, Kind.SUFFIX + _AFFIXES), *_CLUSTERS, Kind.FINE_SHAPE, Kind.MIDDLE_SHAPE]
    + [Kind.LIST] * len(_BITS)
    + [Kind.LISTS],
    np.uint64,
)


@dataclass(frozen=True, slots=True)
class Looks:
    """What words look like, a row each: hashes; in `classes` what counts of the first letter, as letters.py has it.

    But LOWER is set in `classes` where no letter that has a case is a capital, and there are some.
    """

    letters: Hashes
    lower: Hashes
    shape: Hashes
    cluster: Hashes
    classes: NDArray[np.uint8]

    def at(self, rows: NDArray[np.integer]) -> Self:
        """Return the words in some rows."""
        return type(self)(*(getattr(self, field.name)[rows] for field in fields(self)))

    def are(self, classes: int) -> NDArray[np.bool_]:
        """Tell of each word whether it is of one of `classes`."""
        found: NDArray[np.bool_] = self.classes & np.uint8(classes) != 0
        return found

    def tell(self) -> NDArray[np.bool_]:
        """Tell of each word whether it tells something: a capital, a figure, a currency."""
        return self.are(UPPER | DIGIT | CURRENCY)


@dataclass(frozen=True, slots=True)
class Features:
    """Features, one word's behind the other's: that of `starts[n]` is the first of word `n`.

    `rows` has the row of each word's vector, or UNKNOWN.
    """

    starts: NDArray[np.int64]
    kinds: Hashes
    values: Hashes
    rows: Rows

    def buckets(self, place: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the buckets of the features that count in a place of the window, and the first of each word.

        Each word has some everywhere.
        """
        seen = np.flatnonzero(SEEN[place] >> self.kinds.astype(np.int64) & 1)
        kinds, values = self.kinds[seen] + np.uint64(KINDS * place), self.values[seen]
        return buckets(mixed(kinds, values, np.zeros(1, np.uint64))), np.searchsorted(seen, self.starts)


def read(texts: Sequence[str], lexicon: Lexicon) -> tuple[Looks, Features]:
    """Return what words look like, and what is said of them; of each the first LONGEST characters count."""
    own = Spelling.of([text[:LONGEST] for text in texts])
    lower, shape = own.lower(), own.shape()
    spelt = own, lower, shape.short(), shape.first(_LONGEST_SHAPE)
    affixes = *map(lower.first, _SIZES), *map(lower.last, _SIZES)
    others = lower.begun(own.capitals()), own.without_stops(), lower.begun(own.codes[:, 0])
    hashes = hashes_of(*spelt, *affixes, *others)
    rows = lexicon.row(hashes[[0, 1, -3]])
    row = _first(*rows, without=UNKNOWN)
    classes, some = own.classes()[:, 0], np.bitwise_or.reduce(own.classes(), axis=1) & (UPPER | LOWER)
    listed = lexicon.lists(hashes[[0, -2, -1]]) * np.stack([some >= 0, some >= 0, some == UPPER])
    usual = np.where(classes & UPPER, _usual_case(*rows[:2]), np.uint64(0))
    lists = np.bitwise_or(_first(*listed, without=0), usual)
    clusters = lexicon.clusters(row)
    letters, low, short = hashes[:3]
    looks = Looks(
        letters=letters,
        lower=low,
        shape=short,
        cluster=np.where(row == UNKNOWN, short, clusters[1]),
        classes=classes & np.uint8(~LOWER & 0xFF) | (some == LOWER) * np.uint8(LOWER),
    )
    values = np.concatenate([hashes[:-3], clusters, [clusters[2] ^ short, clusters[1] ^ short]])
    return looks, _features(values, own.sizes, row, lists)


def _first(*choices: NDArray[Any], without: int) -> NDArray[Any]:
    """Return for each word the first of its values that is not `without`, which stands for none."""
    found = choices[-1]
    for choice in choices[-2::-1]:
        found = np.where(choice == without, found, choice)
    return found


def _usual_case(own_row: Rows, lower_row: Rows) -> Hashes:
    common = np.where(lower_row == UNKNOWN, np.uint64(0), np.uint64(COMMON))
    return np.where(own_row == UNKNOWN, common, np.uint64(NAME))


def _features(values: Hashes, sizes: NDArray[np.int64], row: Rows, lists: Hashes) -> Features:
    """Return the features of words; `values` has those of all kinds but of lists, axes kind and word."""
    bits = lists >> _BITS[:, None] & np.uint64(1)
    longer = np.array([0] * 4 + [*_SIZES] * 2)[:, None] < sizes
    known = np.broadcast_to(row != UNKNOWN, (len(values) - len(longer), len(row)))
    counted = (bits > 0) & (np.cumsum(bits, axis=0) <= MOST_LISTS)
    said = np.concatenate([longer, known, counted, [lists > 0]]).T
    every = np.concatenate([values, np.broadcast_to(_BITS[:, None], bits.shape), [lists]]).T
    counts = np.count_nonzero(said, axis=1)
    return Features(np.cumsum(counts) - counts, np.broadcast_to(_COLUMNS, said.shape)[said], every[said], row)
