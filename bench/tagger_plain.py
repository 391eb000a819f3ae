"""A plain CRF to compare with: words, shapes, affixes and lists in a window of two, by python-crfsuite."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite
from tagger_data import articles, labels

from streams.stages.tag.engine import spans_of
from streams.stages.tag.lexicon import lists
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tokens import Token, sentences, tokenize

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
                said = features([tokens[number] for number in sentence])
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
            path += self._tagger.tag(features([tokens[number] for number in sentence]))
        return {(tokens[span.first].start, tokens[span.last - 1].end, span.label) for span in spans_of(path)}


def trained(train: Path) -> Plain:
    """Return the CRF trained on the articles in a file."""
    return Plain(train)


def features(tokens: list[Token]) -> list[list[str]]:
    """Return the features of the tokens of one sentence."""
    words = [_word(token.text) for token in tokens]
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
