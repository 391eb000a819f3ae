"""How much of the tagger's F1 is luck: each fifth of the annotated articles by a model trained on the others.

  python bench/tagger_folds.py DATA LEXICON.txt.xz VECTORS.npz [--quick]

No teacher has a part in it, since it has seen all the articles; --quick leaves the convolution out. Needs what
bench/tagger.txt lists.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import tagger_convolution as convolution
import tagger_linear as linear
import torch
from numpy.typing import NDArray
from tagger_data import Article, articles
from tagger_examples import Example, Words, examples, lexicon
from tagger_quantise import SHARES
from tagger_scores import Names, decode, headline

FOLDS = 5


def main() -> None:
    """Print the F1 of each fold."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "lexicon", "vectors"):
        ask.add_argument(name, type=Path)
    ask.add_argument("--quick", action="store_true")
    asked = ask.parse_args()
    torch.set_num_threads(1)
    data = articles(asked.data / "entities/train.jsonl.xz")
    learned = examples(data, Words(lexicon(asked.lexicon, asked.vectors)))
    vectors = None if asked.quick else np.load(asked.vectors)["vectors"]
    folds = np.random.default_rng(0).permutation(len(data)) % FOLDS
    every: list[tuple[Article, Names]] = []
    for fold in range(FOLDS):
        held = np.flatnonzero(folds == fold).tolist()
        others = [learned[number] for number in np.flatnonzero(folds != fold)]
        names = found(others, [learned[number] for number in held], vectors)
        every += zip((data[number] for number in held), names, strict=True)
        print(fold, headline(*map(list, zip(*every[-len(held) :], strict=True))), flush=True)
    print("all", headline(*map(list, zip(*every, strict=True))))


def found(learned: list[Example], held: list[Example], vectors: NDArray[np.float16] | None) -> list[Names]:
    """Return the names in articles by the models trained on others; without vectors, by the linear model alone."""
    model = linear.train(learned)
    if vectors is None:
        return [decode(linear.scores(model, one)[one.places], model.moves) for one in held]
    network = convolution.train(learned, vectors)
    both = [
        SHARES[0] * linear.scores(model, one) + np.float32(SHARES[1]) * convolution.scores(network, one) for one in held
    ]
    moves = np.float32(SHARES[0]) * model.moves
    return [decode(scores[one.places], moves) for scores, one in zip(both, held, strict=True)]


if __name__ == "__main__":
    main()
