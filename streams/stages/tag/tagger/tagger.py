"""The tagger: labels the words of an article, by the compiled kernel where there is one."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from streams.kernel import library
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tagger.lines import with_breaks
from streams.stages.tag.tagger.model import Model, shipped
from streams.stages.tag.tagger.native import Native
from streams.stages.tag.tagger.path import best_path
from streams.stages.tag.tagger.twin import Twin
from streams.stages.tag.tokens import Token


class Tagger:
    """Labels words by a model; with `compiled` off, without the kernel."""

    def __init__(self, model: Model, *, compiled: bool = True) -> None:
        """Begin with no word met."""
        kernel = library() if compiled else None
        self._model = model
        self._twin = Twin(model) if kernel is None else None
        self._native = None if kernel is None else Native(model, kernel)

    def labels(self, text: str, tokens: list[Token]) -> list[str]:
        """Return the label of each token of `text`: O, or B-, I-, E-, S- and the kind."""
        if not tokens:
            return []
        path = self._path_in_numpy(text, tokens) if self._native is None else self._native.path(text, *_edges(tokens))
        return [LABELS[label] for label in path.tolist()]

    def _path_in_numpy(self, text: str, tokens: list[Token]) -> NDArray[np.uint8]:
        assert self._twin is not None
        words, places = with_breaks(text, tokens)
        return best_path(self._model.moves, self._twin.scores(words))[places]


def _edges(tokens: list[Token]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    count = len(tokens)
    starts = np.fromiter((token.start for token in tokens), np.int32, count)
    return starts, np.fromiter((token.end for token in tokens), np.int32, count)


@cache
def tagger() -> Tagger:
    """Return the tagger of the model that this package brings along."""
    return Tagger(shipped())
