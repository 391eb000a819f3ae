"""What a line shares with the title, with the article's other prose, and with the lines where most of it stands."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import CDLL, c_int64, c_uint64
from itertools import chain, count

import numpy as np

from streams.kernel import addresses, library
from streams.stages.strip.labeller.arrays import FAR, Flags, Floats, Integers
from streams.stages.strip.labeller.characters import classes
from streams.stages.strip.labeller.points import Points, abridged
from streams.stages.strip.lines import words_of

NAMES = ("in_title", "of_title", "titled", "long_words", "known_words", "segment_words", "from_segment")

_LONG_WORD = 5  # letters; shorter ones say little of what a text is about
_MOST_LONG_WORDS = 20
_TITLE_WORDS = 30  # a longer line is no title, whatever its words
_SEED = hash("topic") & 0xFFFFFFFFFFFFFFFF  # another one in each process, so that nobody can make words collide


def topic(folded: Sequence[str], title: frozenset[str], prose: Flags, segment: tuple[int, int]) -> Floats:
    """Return the features of the lines `folded`; `segment` is where most of the prose stands, [first, end).

    What a line shares are its long words that stand in other lines, too.
    """
    first, end = segment
    lines = np.arange(len(folded), dtype=np.float32)
    in_segment = prose & (lines >= first) & (lines < end)
    kernel = library()
    if kernel is None:
        counted = counted_in_numpy(folded, title, prose, in_segment)
    else:
        counted = counted_in_kernel(kernel, folded, title, prose, in_segment)
    sizes, in_title, long, known, known_in_segment = counted.astype(np.float32)
    in_title[sizes > _TITLE_WORDS] = 0
    most = np.maximum(long, 1)
    return np.stack(
        [
            in_title / np.maximum(sizes, 1),
            in_title / np.float32(max(len(title), 1)),
            np.full(len(folded), bool(title), np.float32),
            np.minimum(long, _MOST_LONG_WORDS),
            known / most,
            known_in_segment / most,
            _distance(lines, first, end),
        ]
    )


def counted_in_kernel(
    kernel: CDLL, folded: Sequence[str], title: frozenset[str], prose: Flags, in_segment: Flags
) -> Integers:
    """Return what `counted_in_numpy` does."""
    texts = Points.of([*title, *folded])
    chosen = prose.view(np.uint8) | in_segment.view(np.uint8) << 1
    counted = np.zeros((len(folded), 5), np.int64)
    seed = c_uint64(_SEED)
    failed = kernel.topic_counted(*texts.places(), c_int64(len(title)), seed, *addresses(classes(), chosen, counted))
    if failed:
        raise MemoryError
    return counted.T


def counted_in_numpy(folded: Sequence[str], title: frozenset[str], prose: Flags, in_segment: Flags) -> Integers:
    """Return of each line how many different words it has, how many of these the title has, how many are long.

    And how many of its long words other lines have that are `prose`, and that are `in_segment`. It is done without the
    compiled kernel.
    """
    words = [set(words_of(abridged(line))) for line in folded]
    long = [[word for word in of if len(word) >= _LONG_WORD] for of in words]
    numbers, line_of = _numbered(long)
    shared = (_shared(numbers, line_of, chosen) for chosen in (prose, in_segment))
    sizes, in_title = list(map(len, words)), [len(of & title) for of in words]
    return np.array([sizes, in_title, list(map(len, long)), *shared], np.int64)


def _numbered(words: Sequence[Sequence[str]]) -> tuple[Integers, Integers]:
    """Return the words of all lines as numbers, and which line each stands in."""
    every = list(chain.from_iterable(words))
    numbers = dict(zip(dict.fromkeys(every), count(), strict=False))
    line_of = np.repeat(np.arange(len(words)), list(map(len, words)))
    return np.fromiter(map(numbers.__getitem__, every), np.int64, len(every)), line_of


def _shared(numbers: Integers, line_of: Integers, chosen: Flags) -> Integers:
    """Return how many of a line's words stand in other lines that are `chosen`."""
    own = chosen[line_of]
    known = np.bincount(numbers[own], minlength=len(numbers))
    return np.bincount(line_of[known[numbers] > own], minlength=len(chosen))


def _distance(lines: Floats, first: int, end: int) -> Floats:
    """Return how far above (below nothing) or below the lines [first, end) each line stands."""
    above, below = np.minimum(lines - first, 0), np.maximum(lines - end + 1, 0)
    return (above + below).clip(-FAR, FAR).astype(np.float32)
