"""The tagger of the model that comes along, compiled or not."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from streams.kernel import library
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tagger.model import shipped
from streams.stages.tag.tagger.native import Native
from streams.stages.tag.tagger.twin import Twin
from streams.stages.tag.tokens import Token


class Tagger(Protocol):
    """Labels the tokens of a text, at least one: O, or B-, I-, E-, S- and the kind, by number."""

    def path(self, text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.uint8]:
        """Return the number of the label of each token that begins and ends in `text` where the arrays say."""
        ...


def labels(tagger: Tagger, text: str, tokens: list[Token]) -> list[str]:
    """Return the label of each token of `text`."""
    if not tokens:
        return []
    starts, ends = (np.fromiter((token[edge] for token in tokens), np.int32, len(tokens)) for edge in range(2))
    return [LABELS[label] for label in tagger.path(text, starts, ends).tolist()]


@cache
def shipped_tagger() -> Tagger:
    """Return the tagger of the model that this package brings along: by the compiled kernel, if there is one."""
    kernel = library()
    return Twin(shipped()) if kernel is None else Native(shipped(), kernel)
