"""The model of `labeller.npz`: MODEL.md says what it was made of, and how well it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from streams.records import Label
from streams.stages.strip.kept import Kept
from streams.stages.strip.labeller.arrays import Floats
from streams.stages.strip.labeller.context import in_context
from streams.stages.strip.labeller.features import features
from streams.stages.strip.labeller.lexicon import Lexicon
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.labeller.trees import Trees

SHIPPED = Path(__file__).with_name("labeller.npz")

Arrays = Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Trees over the features called `names`: `body` has one class, `kinds` one for each of `labels`.

    `typical` is what each feature is like on average, by which explain.py leaves it out.
    """

    version: str
    names: tuple[str, ...]
    typical: Floats
    body: Trees
    kinds: Trees
    labels: tuple[Label | Kept, ...]
    words: Lexicon
    elements: Lexicon

    def table(self, page: Page) -> Floats:
        """Return the features of the lines of `page`, with the axes feature and line."""
        lexical = self.words.scores_of_lines([line.folded for line in page.lines])
        return in_context(features(page), lexical, self._elemental(page))

    def probabilities(self, table: Floats) -> Floats:
        """Return how likely each line is body."""
        odds = self.body.sums(table)[0]
        likely: Floats = 1 / (1 + np.exp(-odds))
        return likely

    def removed_as(self, table: Floats) -> list[Label]:
        """Return what each line is if it is not body."""
        chosen, best = self._best(table, Label)
        return [Label(chosen[number]) for number in best]

    def kept_as(self, table: Floats) -> list[Kept]:
        """Return what each line is if it is body."""
        chosen, best = self._best(table, Kept)
        return [Kept(chosen[number]) for number in best]

    def _best(self, table: Floats, among: type[Label | Kept]) -> tuple[list[str], list[int]]:
        numbers = [number for number, label in enumerate(self.labels) if isinstance(label, among)]
        best: list[int] = self.kinds.sums(table)[numbers].argmax(axis=0).tolist()
        return [self.labels[number] for number in numbers], best

    def _elemental(self, page: Page) -> Floats:
        """Return what the names of the elements around each line say; they are the same for elements alike."""
        if page.tree is None:
            return np.zeros(len(page.lines), np.float32)
        shapes, first, alike = np.unique(page.tree.shapes[page.tree.lines], return_index=True, return_inverse=True)
        scores = self.elements.scores_of_paths([page.lines[line].block.path for line in first.tolist()])
        scores[shapes == 0] = 0
        return scores[alike]


@cache
def shipped() -> Model:
    """Return the model that comes with the program."""
    return read(SHIPPED)


def read(path: Path) -> Model:
    """Return the model in the file `path`."""
    with np.load(path, allow_pickle=False) as arrays:
        return Model(
            version=str(arrays["version"]),
            names=tuple(_texts(arrays["names"])),
            typical=arrays["typical"],
            body=_trees(arrays, "body"),
            kinds=_trees(arrays, "kinds"),
            labels=tuple(map(_label, _texts(arrays["labels"]))),
            words=_lexicon(arrays, "words"),
            elements=_lexicon(arrays, "elements"),
        )


def _trees(arrays: Arrays, name: str) -> Trees:
    return Trees(
        features=arrays[f"{name}_features"].astype(np.int32),
        borders=arrays[f"{name}_borders"].astype(np.float32),
        leaves=arrays[f"{name}_leaves"].astype(np.float32),
        bias=arrays[f"{name}_bias"].astype(np.float32),
    )


def _lexicon(arrays: Arrays, name: str) -> Lexicon:
    weights = dict(zip(_texts(arrays[f"{name}_known"]), arrays[f"{name}_weights"].tolist(), strict=True))
    return Lexicon(weights=weights, scale=float(arrays[f"{name}_scale"]), bias=float(arrays[f"{name}_bias"]))


def _label(name: str) -> Label | Kept:
    return Label(name) if name in set(Label) else Kept(name)


def _texts(array: NDArray[np.generic]) -> list[str]:
    """Return the texts of an array of UTF-8 bytes, one on each line."""
    return array.tobytes().decode().split("\n")
