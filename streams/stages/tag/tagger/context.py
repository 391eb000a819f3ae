"""What is said of words in their place: pairs and triples of neighbours, and what else the article says of a word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import Hashes, buckets, mixed
from streams.stages.tag.tagger.letters import END, LOWER, UPPER
from streams.stages.tag.tagger.lexicon import are_among
from streams.stages.tag.tagger.words import KINDS, REACH, WINDOW, Looks

NEAR = 2  # words from one that tells something: what is not so near is no part of a name
FLAGS = 25  # what the article can say of a word: 0 if it has no capital
_FIRST = KINDS * WINDOW  # their kinds are numbered from here on


def flags(words: Looks) -> NDArray[np.int64]:
    """Return for each word what the article says of it; 0 if it is not capitalised.

    From 1 on: 1 if it stands elsewhere in lower case, 2 if capitalised within a sentence somewhere, 4 if it opens a
    sentence here, 8 or 16 if it stands twice or more often.
    """
    found = np.zeros(len(words.letters), np.int64)
    upper = np.flatnonzero(words.are(UPPER))
    opens = np.concatenate([[True], words.are(END)])[upper]
    lower = are_among(np.sort(words.lower[words.are(LOWER)]), words.lower[upper])
    _, numbers, counts = np.unique(words.letters[upper], return_inverse=True, return_counts=True)
    within = np.bincount(numbers[~opens], minlength=len(counts)) > 0
    found[upper] = 1 + lower + 2 * within[numbers] + 4 * opens + 8 * np.minimum(counts - 1, 2)[numbers]
    return found


def near(telling: NDArray[np.bool_], reach: int = NEAR) -> NDArray[np.bool_]:
    """Tell of each word whether it is at most `reach` words from one that tells something."""
    told = np.cumsum(np.concatenate([[0] * (reach + 1), telling, [0] * reach]))
    return told[2 * reach + 1 :] > told[: len(telling)]


def joined(words: Looks, outside: Looks, flagged: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the buckets of the features of the words in `places` with their neighbours, axes feature and word."""
    edge = np.zeros(REACH, np.int64)
    around = np.concatenate([edge, np.arange(1, len(flagged) + 1), edge])[places + np.arange(WINDOW)[:, None]]
    _, l_before, low, l_behind, _ = np.concatenate([outside.lower, words.lower])[around]
    s_first, s_before, sh, s_behind, s_last = np.concatenate([outside.shape, words.shape])[around]
    _, c_before, clu, c_behind, _ = np.concatenate([outside.cluster, words.cluster])[around]
    pairs = {
        0: (l_before, low),
        1: (low, l_behind),
        2: (s_before, sh),
        3: (sh, s_behind),
        4: (_pair(4, s_before, sh), s_behind),
        5: (c_before, clu),
        6: (clu, c_behind),
        7: (l_before, sh),
        8: (l_behind, sh),
        9: (_pair(9, s_first, s_before), sh),
        10: (_pair(10, sh, s_behind), s_last),
        11: (_pair(11, c_before, sh), c_behind),
        12: (flagged[places].astype(np.uint64), sh),
    }
    first, second = np.stack([*pairs.values()], axis=1)
    return buckets(_pair(np.arange(len(pairs))[:, None], first, second))


def _pair(kind: int | NDArray[np.int64], first: Hashes, second: Hashes) -> Hashes:
    return mixed(np.array(_FIRST + kind, np.uint64), first, second)
