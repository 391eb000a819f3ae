"""What is said of a word on its own: its letters, shape, affixes, clusters and lists, hashed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import groupby, islice

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import Hashes, buckets, hash_of, mixed
from streams.stages.tag.tagger.letters import CURRENCY, DIGIT, END, LOWER, UPPER, class_of, is_lower, lowered
from streams.stages.tag.tagger.lexicon import UNKNOWN, Lexicon

BREAK = "\n"  # stands where a line ends and where the article does
LONGEST = 40  # characters of a word that count
REACH = 2  # words on each side whose features count
WINDOW = 2 * REACH + 1
CACHED = 1 << 15
MOST_LISTS = 12  # of a word that count
_AFFIXES, _LONGEST_SHAPE, _LONGEST_SHORT, _LONGEST_RUN = 4, 10, 6, 2


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


@dataclass(frozen=True, slots=True)
class Word:
    """What a word looks like, as hashes; `row` is that of its vector, or UNKNOWN.

    `features` has the buckets of its features for each place in the window.
    """

    letters: int
    lower: int
    shape: int
    cluster: int
    row: int
    is_upper: bool
    is_lower: bool
    is_telling: bool
    ends: bool
    features: tuple[NDArray[np.int64], ...]


class Words:
    """Reads words; those met of late are kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Look them up in `lexicon`."""
        self._lexicon = lexicon
        self.word = lru_cache(maxsize=CACHED)(self._word)

    def _word(self, text: str) -> Word:
        text = text[:LONGEST]
        lower, shape = lowered(text), _shape(text)
        first = class_of(text[0])
        row, short = self._lexicon.row(text, lower), hash_of(_short(shape))
        cluster = short if row == UNKNOWN else self._lexicon.clusters(row)[1]
        said = [*_spelt(text, lower, shape, short), *self._listed(text, lower, row, short)]
        kinds, values = (np.array(part, np.uint64) for part in zip(*said, strict=True))
        return Word(
            letters=hash_of(text),
            lower=hash_of(lower),
            shape=short,
            cluster=cluster,
            row=row,
            is_upper=bool(first & UPPER),
            is_lower=is_lower(text),
            is_telling=bool(first & (UPPER | DIGIT | CURRENCY)),
            ends=bool(first & END),
            features=tuple(_features(kinds, values, place) for place in range(WINDOW)),
        )

    def _listed(self, text: str, lower: str, row: int, short: int) -> Iterator[tuple[int, int]]:
        if row != UNKNOWN:
            clusters = self._lexicon.clusters(row)
            yield from zip(_CLUSTERS, clusters, strict=True)
            yield Kind.FINE_SHAPE, clusters[2] ^ short
            yield Kind.MIDDLE_SHAPE, clusters[1] ^ short
        mask = self._lexicon.lists(text, lower)
        if mask:
            yield from islice(((Kind.LIST, bit) for bit in range(64) if mask >> bit & 1), MOST_LISTS)
            yield Kind.LISTS, mask


def _spelt(text: str, lower: str, shape: str, short: int) -> Iterator[tuple[int, int]]:
    yield Kind.WORD, hash_of(text)
    yield Kind.LOWER, hash_of(lower)
    yield Kind.SHORT, short
    yield Kind.SHAPE, hash_of(shape[:_LONGEST_SHAPE])
    for size in range(1, min(_AFFIXES + 1, len(lower))):
        yield Kind.PREFIX + size - 1, hash_of(lower[:size])
        yield Kind.SUFFIX + size - 1, hash_of(lower[-size:])


def _features(kinds: Hashes, values: Hashes, place: int) -> NDArray[np.int64]:
    seen = SEEN[place] >> kinds.astype(np.int64) & 1 == 1
    return buckets(mixed(kinds[seen] + np.uint64(KINDS * place), values[seen], np.zeros(1, np.uint64)))


def _shape(text: str) -> str:
    signs = ((UPPER, "X"), (LOWER, "x"), (DIGIT, "d"))
    return "".join(next((sign for bit, sign in signs if class_of(letter) & bit), letter) for letter in text)


def _short(shape: str) -> str:
    """Return the beginning of a shape, of like letters in a row only two."""
    runs = (letter * min(len(list(run)), _LONGEST_RUN) for letter, run in groupby(shape))
    return "".join(runs)[:_LONGEST_SHORT]
