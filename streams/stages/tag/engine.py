"""The engine: from the words of an article to the names in it, by the tagger. Card: tagger/MODEL.md."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.stages.tag.tagger.tagger import names, shipped_tagger
from streams.stages.tag.tokens import Tokens

Name = tuple[str, ...]
Scores = NDArray[np.int32]  # of tokens and labels, LABELS in front


class Span(NamedTuple):
    """The tokens from `first` to before `last` name something of the kind `label` (the model's own kinds)."""

    first: int
    last: int
    label: str


def name_of(tokens: Tokens, span: Span) -> Name:
    """Return the words of a span."""
    return tuple(tokens.texts[span.first : span.last])


def scored_spans(text: str, tokens: Tokens) -> tuple[list[Span], Scores]:
    """Return what the model takes for names in `tokens`, those of `text`, in order, and its scores."""
    found, scores = names(shipped_tagger(), text, tokens)
    return [Span(*name) for name in found], scores
