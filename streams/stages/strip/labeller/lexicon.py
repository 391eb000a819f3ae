"""How much the words of a line, and the names of the elements around it, speak for the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import c_int64
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, repeat
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from streams.kernel import addresses, library
from streams.stages.strip import element_names
from streams.stages.strip.labeller.arrays import Floats, Integers
from streams.stages.strip.labeller.characters import classes
from streams.stages.strip.labeller.points import Points, abridged

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d")
_SHORT = 4  # words of a line that counts as a phrase of its own
_ELEMENTS = 4  # the innermost ones around a line


@dataclass(frozen=True)
class Lexicon:
    """Weights of words, or of names of elements, in steps of `scale` log-odds, from -127 to 127."""

    weights: Mapping[str, int]
    scale: float
    bias: float

    def score(self, found: Sequence[str]) -> float:
        """Return how much `found` speaks for the body, in log-odds: its weights over the root of how many it has."""
        if not found:
            return self.bias
        return self.bias + self.scale * sum(map(self.weights.get, found, repeat(0))) / sqrt(len(found))

    def scores(self, lines: Iterable[Sequence[str]]) -> Floats:
        """Return the score of each of `lines`."""
        return np.fromiter(map(self.score, lines), np.float32)

    def scores_of_lines(self, folded: Sequence[str]) -> Floats:
        """Return the score of what `words_in` finds in each of the lines `folded`."""
        kernel = library()
        if kernel is None:
            return self.scores(map(words_in, folded))
        sums = np.empty((2, len(folded)), np.int64)
        kernel.lexicon_summed(*self._known.places(), *Points.of(folded).places(), *addresses(classes(), *sums))
        return self._scores(*sums)

    def scores_of_paths(self, paths: Sequence[str]) -> Floats:
        """Return the score of what `names_in` finds in each of `paths`."""
        kernel = library()
        if kernel is None:
            return self.scores(map(names_in, paths))
        sums = np.empty((2, len(paths)), np.int64)
        if kernel.names_summed(*self._known.places(), *Points.of(paths).places(), *addresses(*sums)):
            raise MemoryError
        return self._scores(*sums)

    def _scores(self, sums: Integers, counts: Integers) -> Floats:
        scores: Floats = (self.bias + self.scale * sums / np.sqrt(np.maximum(counts, 1))).astype(np.float32)
        return scores

    @cached_property
    def _known(self) -> _Known:
        return _Known.of(self.weights)


@dataclass(frozen=True, slots=True)
class _Known:
    """A lexicon as the compiled kernel reads it: kernel/lexicon.c says how."""

    texts: Points
    starts: NDArray[np.int64]
    weights: NDArray[np.int8]
    slots: NDArray[np.int32]

    @classmethod
    def of(cls, weights: Mapping[str, int]) -> _Known:
        texts = Points.of(list(weights))
        slots = np.full(2 << len(weights).bit_length(), -1, np.int32)
        known = cls(texts, texts.starts, np.array(list(weights.values()), np.int8), slots)
        kernel = library()
        if kernel is not None:
            kernel.lexicon_indexed(*known.places()[:2], c_int64(len(weights)), *known.places()[3:])
        return known

    def places(self) -> list[object]:
        """Return what the functions of the kernel take for a lexicon."""
        return [self.texts.points, *addresses(self.starts, self.weights, self.slots), c_int64(len(self.slots))]


def words_in(folded: str) -> list[str]:
    """Return what a lexicon may know of a line: words, pairs of them, how it begins and ends, all of it if short."""
    text = abridged(folded)
    words = _WORD.findall(text)
    if _FIGURE.search(text):
        words = ["0" if word.isdecimal() else word for word in words]
    if not words:
        return words
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    whole = [f"={' '.join(words)}"] if len(words) <= _SHORT else []
    return list(dict.fromkeys([*words, *pairs, f"^{words[0]}", f"${words[-1]}", *whole]))


def names_in(path: str) -> list[str]:
    """Return what a lexicon may know of the elements around a line: tags, and the words of their ids and classes."""
    return list(dict.fromkeys(_names(path.split(">")[-_ELEMENTS:]))) if path else []


def _names(elements: Sequence[str]) -> Iterator[str]:
    for outer, element in enumerate(reversed(elements)):
        tag, _, named = element.partition(":")
        level = "b" if outer else "a"
        yield f"{level}<{tag}"
        for name in dict.fromkeys(map(str.lower, element_names.WORD.findall(named))):
            yield f"{level}.{name}"
            yield f".{name}"
