"""The elements around the lines of a page, out of the paths of the lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from streams.stages.strip.labeller.arrays import Integers

_INDEX = re.compile(r":\d+")


@dataclass(frozen=True, slots=True)
class Tree:
    """Elements by their numbers; 0 is what holds all others.

    `lines` says in which element each line stands. `parents` and `depths` are those of each element. `shapes` are alike
    for elements that have, as all around them, the same tags, ids and classes. `articles` says which <article> is the
    innermost one around each element or it itself, 0 where none is.
    """

    lines: Integers
    parents: Integers
    depths: Integers
    shapes: Integers
    articles: Integers


@dataclass(slots=True)
class _Growing:
    numbers: dict[str, int] = field(default_factory=lambda: {"": 0})
    parents: list[int] = field(default_factory=lambda: [0])
    depths: list[int] = field(default_factory=lambda: [0])
    shapes: list[int] = field(default_factory=lambda: [0])
    articles: list[int] = field(default_factory=lambda: [0])
    alike: dict[tuple[int, str], int] = field(default_factory=dict)

    def number(self, path: str) -> int:
        """Return the number of the element at `path`, which it gets now if it has none yet."""
        inner: list[str] = []
        while (known := self.numbers.get(path)) is None:
            path, _, element = path.rpartition(">")
            inner.append(element)
        for element in reversed(inner):
            path = f"{path}>{element}" if path else element
            known = self._add(path, element, known)
        return known

    def _add(self, path: str, element: str, parent: int) -> int:
        number = self.numbers[path] = len(self.parents)
        self.parents.append(parent)
        self.depths.append(self.depths[parent] + 1 if parent else 0)
        shape = self.shapes[parent], _INDEX.sub("", element)
        self.shapes.append(self.alike.setdefault(shape, len(self.alike) + 1))
        self.articles.append(number if element.startswith("article:") else self.articles[parent])
        return number


def tree_of(paths: Sequence[str]) -> Tree:
    """Return the elements in `paths`, one a line."""
    growing = _Growing()
    lines = np.array([growing.number(path) for path in paths], np.int64)
    return Tree(lines, *map(_column, (growing.parents, growing.depths, growing.shapes, growing.articles)))


def _column(values: Iterable[int]) -> Integers:
    return np.array(list(values), np.int64)
