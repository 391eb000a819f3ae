"""Fits a labeller: lexica by logistic regression, and trees by CatBoost over what lexica say of sources new to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from catboost import CatBoost, Pool
from labeller_examples import Example
from numpy.typing import NDArray
from ours import fold_of
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from streams.records import Label
from streams.stages.strip.kept import Kept
from streams.stages.strip.labeller.arrays import Floats
from streams.stages.strip.labeller.context import NAMES, in_context
from streams.stages.strip.labeller.lexicon import Lexicon
from streams.stages.strip.labeller.model import Model
from streams.stages.strip.labeller.trees import Trees

_LEAST_SOURCES = 4  # in which a word or a name must stand
_LEAST_WEIGHT = 0.1  # of a word that is worth its place in the file
_BODY_SHARE = 0.5  # of a line, that makes it body
_STEPS = 127  # into which the weights of a lexicon are rounded, on either side of nothing
_WORDS_C, _NAMES_C = 1.0, 0.3  # inverse strength of regularisation
_BODY = {"loss_function": "CrossEntropy", "iterations": 400, "depth": 6, "learning_rate": 0.09}
_KINDS = {"loss_function": "MultiClass", "iterations": 60, "depth": 5, "learning_rate": 0.2}
_COMMON = {
    "l2_leaf_reg": 6,
    "rsm": 0.25,
    "border_count": 48,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.7,
    "boosting_type": "Plain",
    "score_function": "L2",
    "random_seed": 1,
    "verbose": 0,
    "allow_writing_files": False,
}
_NO_BORDER = np.float32(np.finfo(np.float32).max)

Tokens = Callable[[Example], Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the lexica say of the lines of one example."""

    lexical: Floats
    elemental: Floats


def fit(examples: Sequence[Example], version: str) -> Model:
    """Return a model that has learned from `examples`."""
    folds = np.array([fold_of(example.source) for example in examples])
    words, names = _lexica(examples)
    scores = _held_out(examples, folds)
    rows, target, weight = _rows(examples, scores)
    body = CatBoost({**_BODY, **_COMMON})
    body.fit(Pool(rows, target, weight=weight, feature_names=list(NAMES)))
    kinds, labels = _fit_kinds(examples, scores)
    return Model(
        version=version,
        names=NAMES,
        typical=np.average(rows, axis=0, weights=weight).astype(np.float32),
        body=trees_of(body, 1),
        kinds=trees_of(kinds, len(labels)),
        labels=labels,
        words=words,
        elements=names,
    )


def _lexica(examples: Sequence[Example]) -> tuple[Lexicon, Lexicon]:
    pages = [example for example in examples if example.html]
    words = _lexicon(examples, lambda example: example.words, _WORDS_C)
    return words, _lexicon(pages, lambda example: example.names, _NAMES_C)


def _held_out(examples: Sequence[Example], folds: NDArray[np.int64]) -> list[_Scores]:
    """Return what lexica say that were made without the example's source."""
    found: dict[int, _Scores] = {}
    for fold in np.unique(folds):
        words, names = _lexica([example for example, of in zip(examples, folds, strict=True) if of != fold])
        for number in map(int, np.flatnonzero(folds == fold)):
            example = examples[number]
            elemental = names.scores(example.names) if example.html else np.zeros(len(example.words), np.float32)
            found[number] = _Scores(words.scores(example.words), elemental)
    return [found[number] for number in range(len(examples))]


def _lexicon(examples: Sequence[Example], tokens: Tokens, strength: float) -> Lexicon:
    known = _known(examples, tokens)
    numbers = {token: number for number, token in enumerate(known)}
    lines = [line for example in examples for line in tokens(example)]
    found = [[numbers[token] for token in line if token in numbers] for line in lines]
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    roots = np.sqrt([max(len(line), 1) for line in lines])
    table = csr_matrix(
        (
            np.repeat(1 / roots, sizes),
            np.fromiter((number for line in found for number in line), np.int64, int(sizes.sum())),
            np.concatenate([[0], np.cumsum(sizes)]),
        ),
        shape=(len(lines), len(known)),
    )
    target = np.concatenate([example.target for example in examples]) >= _BODY_SHARE
    weight = np.concatenate([example.weight for example in examples])
    fitted = LogisticRegression(C=strength, solver="liblinear", max_iter=30, tol=1e-3, random_state=1)
    fitted.fit(table, target, sample_weight=weight / weight.mean())
    return _rounded(known, fitted.coef_[0], float(fitted.intercept_[0]))


def _known(examples: Iterable[Example], tokens: Tokens) -> list[str]:
    """Return the tokens that stand in pages of enough sources."""
    sources: dict[str, set[str]] = {}
    for example in examples:
        for token in dict.fromkeys(token for line in tokens(example) for token in line):
            sources.setdefault(token, set()).add(example.source)
    return [token for token, of in sources.items() if len(of) >= _LEAST_SOURCES]


def _rounded(known: Sequence[str], weights: Floats, bias: float) -> Lexicon:
    step = float(np.abs(weights).max()) / _STEPS
    steps = np.round(weights / step)
    kept = {token: int(of) for token, of in zip(known, steps, strict=True) if abs(of * step) >= _LEAST_WEIGHT}
    return Lexicon(weights=kept, scale=step, bias=bias)


def _rows(examples: Sequence[Example], scores: Sequence[_Scores]) -> tuple[Floats, Floats, Floats]:
    """Return the features of all lines, twice where the source is known: without the memory and with it."""
    rows, targets, weights = list[Floats](), list[Floats](), list[Floats]()
    for example, score in zip(examples, scores, strict=True):
        views = [example.own] if example.seen is None else [example.own, example.seen]
        for own in views:
            rows.append(in_context(own, score.lexical, score.elemental).T)
            targets.append(example.target)
            weights.append(example.weight / np.float32(len(views)))
    return np.concatenate(rows), np.concatenate(targets), np.concatenate(weights)


def _fit_kinds(examples: Sequence[Example], scores: Sequence[_Scores]) -> tuple[CatBoost, tuple[Label | Kept, ...]]:
    rows, called = list[Floats](), list[Label | Kept]()
    for example, score in zip(examples, scores, strict=True):
        lines = [number for number, kind in enumerate(example.kinds) if kind is not None]
        if lines:
            rows.append(in_context(example.own, score.lexical, score.elemental).T[lines])
            called += [kind for kind in example.kinds if kind is not None]
    labels = tuple(label for label in (*Kept, *Label) if label in called)
    fitted = CatBoost({**_KINDS, **_COMMON})
    fitted.fit(Pool(np.concatenate(rows), [labels.index(kind) for kind in called], feature_names=list(NAMES)))
    return fitted, labels


def trees_of(fitted: CatBoost, classes: int) -> Trees:
    """Return CatBoost's trees as the program reads them."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "model.json")
        fitted.save_model(str(path), format="json")
        saved = json.loads(path.read_text("utf-8"))
    trees = saved["oblivious_trees"]
    depth = max(len(tree["splits"]) for tree in trees)
    features = np.zeros((len(trees), depth), np.int32)
    borders = np.full((len(trees), depth), _NO_BORDER, np.float32)
    leaves = np.zeros((len(trees), 1 << depth, classes), np.float32)
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            features[number, level] = split["float_feature_index"]
            borders[number, level] = split["border"]
        values = np.array(tree["leaf_values"], np.float32).reshape(-1, classes)
        leaves[number, : len(values)] = values
    scale, bias = saved["scale_and_bias"]
    return Trees(features=features, borders=borders, leaves=leaves * np.float32(scale), bias=np.array(bias, np.float32))
