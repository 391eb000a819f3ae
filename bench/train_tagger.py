"""Trains the tagger's model: make models DATA=FOLDER.

python bench/train_tagger.py FOLDER

FOLDER holds train.jsonl.xz: articles {text, entities: [{start, end, type}]}. Writes the model beside the code. The
same data, lexicon and version of python-crfsuite give the same file.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

from streams.stages.tag.engine import KNOWN, MODEL
from streams.stages.tag.features import Reader, article_cues
from streams.stages.tag.tokens import Token, sentences, tokenize

KINDS = {"PERSON": "PER", "FAC": "LOC", "PRODUCT": "MISC"}  # what the model does not tell apart; see kinds.py
SETTINGS = {"c1": 0.4, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 2}
READER = Reader()
Article = dict[str, Any]


def articles(path: Path) -> list[Article]:
    """Return the annotated articles in `path`, JSON lines compressed with xz."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sequences(article: Article) -> Iterator[tuple[list[list[bytes]], list[str]]]:
    """Yield the features and labels of each sentence."""
    tokens = tokenize(article["text"])
    wanted, cues = labels(tokens, article["entities"]), article_cues(tokens)
    for sentence in sentences(tokens):
        part = slice(sentence.start, sentence.stop)
        yield list(READER.sentence(tokens[part], cues)), wanted[part]


def labels(tokens: list[Token], entities: list[dict[str, Any]]) -> list[str]:
    """Return the label of each token; an entity that does not begin and end with tokens is passed over."""
    starts = {token.start: number for number, token in enumerate(tokens)}
    ends = {token.end: number for number, token in enumerate(tokens)}
    wanted = ["O"] * len(tokens)
    for entity in entities:
        first, last = starts.get(entity["start"]), ends.get(entity["end"])
        if first is None or last is None:
            continue
        kind = KINDS.get(entity["type"], entity["type"])
        inner = [f"I-{kind}"] * (last - first - 1)
        wanted[first : last + 1] = [f"S-{kind}"] if first == last else [f"B-{kind}", *inner, f"E-{kind}"]
    return wanted


def train(data: list[Article]) -> bytes:
    """Train on `data` and return the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for article in data:
        for items, wanted in sequences(article):
            trainer.append(items, wanted)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        return path.read_bytes()


def known_features(model: bytes) -> bytes:
    """Return the features that `model` weighs, one a line."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    return "\n".join(sorted(tagger.info().attributes)).encode()


def main() -> None:
    """Train on the articles in the folder that the command line names."""
    model = train(articles(Path(sys.argv[1]) / "train.jsonl.xz"))
    MODEL.write_bytes(lzma.compress(model, preset=9))
    KNOWN.write_bytes(lzma.compress(known_features(model), preset=9))


if __name__ == "__main__":
    main()
