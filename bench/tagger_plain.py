"""A plain CRF to compare with: words, shapes, affixes and lists in a window of two, by python-crfsuite."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite
from tagger_data import articles, labels

from streams.stages.tag.lexicon import lists
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tagger.tagger import spelt
from streams.stages.tag.tokens import sentences, tokenize

SETTINGS = {"c1": 0.4, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 2}


class Plain:
    """A trained CRF; the library reads the file for as long as it lives."""

    def __init__(self, train: Path) -> None:
        """Train on annotated articles."""
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
        for article in articles(train):
            tokens = tokenize(article["text"])
            wanted = labels(tokens, article["entities"])
            for sentence in sentences(tokens):
                said = features([tokens.texts[number] for number in sentence])
                trainer.append(said, [LABELS[wanted[number]] for number in sentence])
        self._folder = TemporaryDirectory()
        path = Path(self._folder.name) / "model"
        trainer.train(str(path))
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def __call__(self, text: str) -> set[tuple[int, int, str]]:
        """Return the entities of a text: start, end, kind."""
        tokens = tokenize(text)
        path: list[str] = []
        for sentence in sentences(tokens):
            path += self._tagger.tag(features([tokens.texts[number] for number in sentence]))
        names = spelt(np.array([LABELS.index(label) for label in path], np.uint8))
        return {(tokens.starts[first], tokens.ends[last - 1], kind) for first, last, kind in names}


def trained(train: Path) -> Plain:
    """Return the CRF trained on the articles in a file."""
    return Plain(train)


def features(texts: list[str]) -> list[list[str]]:
    """Return the features of the words of one sentence."""
    words = list(map(_word, texts))
    return [
        [f"{place}{one}" for place in range(-2, 3) if 0 <= number + place < len(words) for one in words[number + place]]
        for number in range(len(words))
    ]


def _word(text: str) -> list[str]:
    lower = text.lower()
    shape = "".join(
        "X" if sign.isupper() else "x" if sign.islower() else "d" if sign.isdigit() else sign for sign in text
    )
    affixes = [f"P{lower[:size]}" for size in range(1, 5)] + [f"S{lower[-size:]}" for size in range(1, 5)]
    return [f"W{text}", f"L{lower}", f"F{shape[:8]}", *affixes, *(f"T{name}" for name in lists(text))]
