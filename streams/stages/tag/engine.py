"""The engine: from the words of an article to the names in it, by the tagger's labels. Card: tagger/MODEL.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from streams.stages.tag.tagger.tagger import labels, shipped_tagger
from streams.stages.tag.tokens import Token

Name = tuple[str, ...]


class Span(NamedTuple):
    """The tokens from `first` to before `last` name something of the kind `label` (the model's own kinds)."""

    first: int
    last: int
    label: str


def name_of(tokens: list[Token], span: Span) -> Name:
    """Return the words of a span."""
    return tuple(token.text for token in tokens[span.first : span.last])


def spans(text: str, tokens: list[Token]) -> list[Span]:
    """Return what the model takes for names in `tokens`, those of `text`, in order."""
    return spans_of(labels(shipped_tagger(), text, tokens))


def spans_of(path: Iterable[str]) -> list[Span]:
    """Return the names that the labels of tokens spell."""
    return list(_spans(path))


def _spans(path: Iterable[str]) -> Iterator[Span]:
    first = 0
    for number, label in enumerate(path):
        if label[0] in "BS":
            first = number
        if label[0] in "ES":
            yield Span(first, number + 1, label[2:])
