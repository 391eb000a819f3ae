"""The tagger of the model that comes along, compiled or not."""

from __future__ import annotations

from array import array
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from streams.kernel import library
from streams.stages.tag.tagger.labels import KINDS, LABELS, PLACES
from streams.stages.tag.tagger.model import shipped
from streams.stages.tag.tagger.native import Native
from streams.stages.tag.tagger.twin import Twin
from streams.stages.tag.tokens import Tokens

Name = tuple[int, int, str]  # the first token, the one behind the last, the kind


class Tagger(Protocol):
    """Labels the tokens of a text, at least one: O, or B-, I-, E-, S- and the kind, by number."""

    def read(
        self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
        """Return the number of the label of each token that begins and ends in `text` where the arrays say, and scores.

        These have the axes token and label; there may be more columns than labels.
        """
        ...


def names(tagger: Tagger, text: str, tokens: Tokens) -> tuple[list[Name], NDArray[np.int32]]:
    """Return the names in `text`, of which `tokens` are the tokens, in order, and the scores of tokens and labels."""
    if not len(tokens):
        return [], np.empty((0, len(LABELS)), np.int32)
    starts, ends = (np.frombuffer(array("i", edges), np.int32) for edges in (tokens.starts, tokens.ends))
    path, scores = tagger.read(text, starts, ends)
    return spelt(path), scores


def spelt(path: NDArray[np.uint8]) -> list[Name]:
    """Return the names that the numbers of labels spell."""
    found: list[Name] = []
    first = 0
    tokens = np.flatnonzero(path)
    for token, label in zip(tokens.tolist(), path[tokens].tolist(), strict=True):
        kind, place = divmod(label - 1, len(PLACES))
        if PLACES[place] in "BS":
            first = token
        if PLACES[place] in "ES":
            found.append((first, token + 1, KINDS[kind]))
    return found


@cache
def shipped_tagger() -> Tagger:
    """Return the tagger of the model that this package brings along: by the compiled kernel, if there is one."""
    kernel = library()
    return Twin(shipped()) if kernel is None else Native(shipped(), kernel)
