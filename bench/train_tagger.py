"""Trains the tagger's model: make models DATA=FOLDER.

  python bench/train_tagger.py DATA LEXICON.txt.xz VECTORS.npz TEACHER.npz [--out FILE] [--seed N] [--all]

DATA holds entities/train.jsonl.xz, articles {id, source, text, entities: [{start, end, type}]}, entities/dev.jsonl.xz,
which is only measured, and boilerplate/ with texts that nobody annotated; tagger_lexicon.py makes LEXICON and VECTORS,
tagger_teacher.py TEACHER. The linear model and the convolution are trained on the annotated articles, label together
with the teacher the others, and are trained anew on all. --all: on dev as well, after which it measures nothing; so the
model that comes with the program is made. Needs bench/tagger.txt installed.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import tagger_convolution as convolution
import tagger_linear as linear
import torch
from numpy.typing import NDArray
from tagger_data import articles, unlabelled
from tagger_examples import Example, Words, example, examples, lexicon, taught
from tagger_quantise import quantised
from tagger_scores import decode, headline

from streams.stages.tag.tagger.model import SHIPPED, save

SHARES = (0.6, 0.2, 0.2)  # of the teacher, the convolution and the linear model in what they say together
SAMPLE = 100  # articles that tell how large the values in the network become
Floats = NDArray[np.float32]


def main() -> None:
    """Train and write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "lexicon", "vectors", "teacher"):
        ask.add_argument(name, type=Path)
    ask.add_argument("--out", type=Path, default=SHIPPED)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--all", action="store_true")
    asked = ask.parse_args()
    torch.set_num_threads(1)
    begun = time.process_time()
    known, vectors = lexicon(asked.lexicon, asked.vectors), np.load(asked.vectors)["vectors"]
    words = Words(known)
    learned, dev = (examples(articles(asked.data / f"entities/{part}.jsonl.xz"), words) for part in ("train", "dev"))
    first = linear.train(learned, asked.seed), convolution.train(learned, vectors, asked.seed)
    teacher = np.load(asked.teacher)
    others = [example(text, words, []) for text in unlabelled(asked.data / "boilerplate")]
    silver = [taught(one, together(teacher[f"silver{number}"], one, *first)) for number, one in enumerate(others)]
    say(asked.data, "teacher", [teacher[f"dev{number}"].astype(np.float32) for number in range(len(dev))])
    say(asked.data, "together", [together(teacher[f"dev{number}"], one, *first) for number, one in enumerate(dev)])
    print(f"{len(learned)} articles, {len(silver)} texts, {time.process_time() - begun:.0f} CPU seconds", flush=True)
    every = learned + (dev if asked.all else []) + silver
    model, network = linear.train(every, asked.seed), convolution.train(every, vectors, asked.seed)
    say(asked.data, "convolution", [convolution.scores(network, one)[one.places] for one in dev])
    save(asked.out, quantised(model, network, known, learned[:SAMPLE]))
    print(f"{asked.out}: {asked.out.stat().st_size:,} bytes, {time.process_time() - begun:.0f} CPU seconds")


def together(teacher: NDArray[np.float16], one: Example, first: linear.Linear, network: convolution.Network) -> Floats:
    """Return the log probabilities of the labels of an article's tokens, of the three models together."""
    parts = (
        teacher.astype(np.float32),
        convolution.scores(network, one)[one.places],
        linear.log_marginals(first, one)[one.places],
    )
    summed = sum(share * part for share, part in zip(SHARES, parts, strict=True))
    found: Floats = torch.log_softmax(torch.tensor(summed), dim=-1).numpy()
    return found


def say(data: Path, name: str, scores: list[Floats]) -> None:
    """Print the F1 of scores of the labels of the tokens of dev."""
    print(name, headline(articles(data / "entities/dev.jsonl.xz"), [decode(one) for one in scores]))


if __name__ == "__main__":
    main()
