"""The elements around the lines of a page, out of the paths of the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


def tree_of(paths: Sequence[str]) -> Tree:
    """Return the elements in `paths`, one a line."""
    numbers, parents, elements = {"": 0}, [0], [""]
    lines = [_number(path, numbers, parents, elements) for path in paths]
    plain = _INDEX.sub("", ">".join(elements)).split(">")
    depths, shapes, articles = [0], [0], [0]
    alike: dict[tuple[int, str], int] = {}
    for number, parent in enumerate(parents[1:], start=1):
        depths.append(depths[parent] + 1 if parent else 0)
        shapes.append(alike.setdefault((shapes[parent], plain[number]), len(alike) + 1))
        articles.append(number if elements[number].startswith("article:") else articles[parent])
    return Tree(*(np.array(values, np.int64) for values in (lines, parents, depths, shapes, articles)))


def _number(path: str, numbers: dict[str, int], parents: list[int], elements: list[str]) -> int:
    """Return the number of the element at `path`; it and what is around it get one where they have none yet."""
    unknown: list[tuple[str, str]] = []
    while (known := numbers.get(path)) is None:
        outer, _, element = path.rpartition(">")
        unknown.append((path, element))
        path = outer
    for inner, element in reversed(unknown):
        numbers[inner] = len(parents)
        parents.append(known)
        elements.append(element)
        known = len(parents) - 1
    return known
