"""The engine: a linear-chain CRF (Lafferty et al. 2001) over the tokens of each sentence. Card: MODEL.md."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from streams.stages.tag.features import Reader, article_cues
from streams.stages.tag.tokens import Token, sentences

MODEL = Path(__file__).with_name("model.crfsuite.xz")
KNOWN = Path(__file__).with_name("features.txt.xz")  # the features that the model weighs, one a line


Name = tuple[str, ...]


class Span(NamedTuple):
    """The tokens from `first` to before `last` name something of the kind `label` (the model's own kinds)."""

    first: int
    last: int
    label: str


def name_of(tokens: list[Token], span: Span) -> Name:
    """Return the words of a span."""
    return tuple(token.text for token in tokens[span.first : span.last])


def spans(tokens: list[Token]) -> list[Span]:
    """Return what the model takes for names in `tokens`, in order."""
    return list(_spans(labels(tokens)))


def labels(tokens: list[Token]) -> Iterator[str]:
    """Yield the model's label of each token: O, or B-, I-, E-, S- and the kind."""
    tagger, reader, cues = _tagger(), _reader(), article_cues(tokens)
    for sentence in sentences(tokens):
        yield from tagger.tag(list(reader.sentence(tokens[sentence.start : sentence.stop], cues)))


def _spans(of: Iterator[str]) -> Iterator[Span]:
    first, kind = 0, ""
    for number, label in enumerate(of):
        place, _, named = label.partition("-")
        if place in "BS":
            first, kind = number, named
        if place in "ES" and named == kind:
            yield Span(first, number + 1, kind)
        if place in "OES" or named != kind:
            kind = ""


@cache
def _model() -> bytes:
    """Return the model; cached because the tagger reads this memory for as long as it lives, and does not own it."""
    return lzma.decompress(MODEL.read_bytes())


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model())
    return tagger


@cache
def _reader() -> Reader:
    return Reader(frozenset(lzma.decompress(KNOWN.read_bytes()).splitlines()))
