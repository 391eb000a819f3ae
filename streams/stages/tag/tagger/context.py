"""What is said of words in their place: pairs and triples of neighbours, and what else the article says of a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.hashing import Hashes, buckets, mixed
from streams.stages.tag.tagger.words import KINDS, WINDOW, Word

NEAR = 2  # words from one that tells something: what is not so near is no part of a name
FLAGS = 25  # what the article can say of a word: 0 if it has no capital
_FIRST = KINDS * WINDOW  # their kinds are numbered from here on


def flags(words: Sequence[Word]) -> NDArray[np.int64]:
    """Return for each word what the article says of it; 0 if it is not capitalised.

    From 1 on: 1 if it stands elsewhere in lower case, 2 if capitalised within a sentence somewhere, 4 if it opens a
    sentence here, 8 or 16 if it stands twice or more often.
    """
    lower = {word.lower for word in words if word.is_lower}
    opens = [True, *(word.ends for word in words)][: len(words)]
    within = {word.letters for word, opening in zip(words, opens, strict=True) if word.is_upper and not opening}
    counts = Counter(word.letters for word in words)
    found = [
        1 + (word.lower in lower) + 2 * (word.letters in within) + 4 * opening + 8 * min(counts[word.letters] - 1, 2)
        if word.is_upper
        else 0
        for word, opening in zip(words, opens, strict=True)
    ]
    return np.array(found, np.int64)


def near(words: Sequence[Word]) -> NDArray[np.bool_]:
    """Tell of each word whether it is at most NEAR words from one that tells something: a capital, figure, currency."""
    telling = np.array([word.is_telling for word in words], np.int64)
    return np.convolve(telling, np.ones(2 * NEAR + 1, np.int64))[NEAR : NEAR + len(words)] > 0


def joined(words: Sequence[Word], outside: Word, flagged: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the buckets of the features of neighbours together, axes word and feature."""
    around = [outside, outside, *words, outside, outside]
    lower, shape, cluster = (
        np.array([getattr(word, name) for word in around], np.uint64) for name in ("lower", "shape", "cluster")
    )
    l_before, low, l_behind = (lower[1 + place : 1 + place + len(words)] for place in range(3))
    s_first, s_before, sh, s_behind, s_last = (shape[place : place + len(words)] for place in range(WINDOW))
    c_before, clu, c_behind = (cluster[1 + place : 1 + place + len(words)] for place in range(3))
    hashes = (
        _pair(0, l_before, low),
        _pair(1, low, l_behind),
        _pair(2, s_before, sh),
        _pair(3, sh, s_behind),
        _pair(4, _pair(4, s_before, sh), s_behind),
        _pair(5, c_before, clu),
        _pair(6, clu, c_behind),
        _pair(7, l_before, sh),
        _pair(8, l_behind, sh),
        _pair(9, _pair(9, s_first, s_before), sh),
        _pair(10, _pair(10, sh, s_behind), s_last),
        _pair(11, _pair(11, c_before, sh), c_behind),
        _pair(12, flagged.astype(np.uint64), sh),
    )
    return buckets(np.stack(hashes, axis=1))


def _pair(kind: int, first: Hashes, second: Hashes) -> Hashes:
    return mixed(np.full(1, _FIRST + kind, np.uint64), first, second)
