"""How much the words of a line, and the names of the elements around it, speak for the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from math import sqrt

import numpy as np

from streams.stages.strip import element_names
from streams.stages.strip.labeller.arrays import Floats

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d")
_COUNTED = re.compile(r":\d+")
_BEGIN, _END = 180, 60  # characters of a long line that are looked at, and whole words of them
_SHORT = 4  # words of a line that counts as a phrase of its own
_ELEMENTS = 4  # the innermost ones around a line


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Weights of words, or of names of elements: those of a line, over the root of how many it has, and `bias`."""

    weights: Mapping[str, float]
    bias: float

    def score(self, found: Sequence[str]) -> float:
        """Return how much `found` speaks for the body, in log-odds."""
        known = sum(map(self.weights.get, found, repeat(0.0)))
        return self.bias + known / sqrt(len(found)) if found else self.bias

    def scores(self, lines: Iterable[Sequence[str]]) -> Floats:
        """Return the score of each of `lines`."""
        return np.fromiter(map(self.score, lines), np.float32)


def abridged(text: str) -> str:
    """Return a long text by its first and last words: what stands between them does not matter to the model."""
    if len(text) <= _BEGIN + _END:
        return text
    return f"{text[:_BEGIN].rpartition(' ')[0] or text[:_BEGIN]} {text[-_END:].partition(' ')[2] or text[-_END:]}"


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


def innermost(path: str) -> str:
    """Return the elements of `path` that a lexicon looks at, not counted: `names_in` finds the same in them."""
    return _COUNTED.sub(":", element_names.innermost(path, _ELEMENTS))


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
