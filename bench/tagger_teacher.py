"""Labels news texts by a teacher: a pre-trained encoder, fine-tuned on the annotated articles.

  python bench/tagger_teacher.py DATA OUT.npz [--epochs N] [--seed N] [--threads N]

DATA holds entities/train.jsonl.xz, entities/dev.jsonl.xz (which is only measured) and boilerplate/. OUT gets the log
probabilities of the labels of each token of each text that nobody annotated, and of dev. Needs bench/tagger.txt
installed; tagger_pretrained.py says what the encoders are.
"""

from __future__ import annotations

import argparse
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
from tagger_pretrained import bert
from tagger_scores import decode, headline
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tokens import Tokens, sentences, tokenize

LONGEST = 256  # pieces that are read at once
AT_ONCE = 8  # such passages
MASK, FIRST, LAST, FULL_STOP = 103, 101, 102, 1012
RATE, RATE_OF_NEW = 5e-5, 1e-3
KEPT = 4  # layers that stay as they are
MASKED = 0.06  # of the pieces in training
MOST_PIECES = 8  # of a word
Learned = list[tuple["Passage", NDArray[np.int32]]]


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces of words, and where the tokens numbered `tokens` begin among them."""

    pieces: list[int]
    places: list[int]
    tokens: list[int]


class Reader:
    """Cuts articles into passages of whole sentences."""

    def __init__(self, pieces: Tokenizer) -> None:
        """Cut words into `pieces`."""
        self._pieces = cache(lambda word: pieces.encode(word, add_special_tokens=False).ids[:MOST_PIECES] or [100])

    def passages(self, tokens: Tokens) -> Iterator[Passage]:
        """Yield the passages of an article."""
        passage = Passage([FIRST], [], [])
        for sentence in sentences(tokens):
            words = [self._pieces(tokens.texts[number]) for number in sentence]
            if passage.tokens and len(passage.pieces) + sum(map(len, words)) >= LONGEST:
                yield _closed(passage)
                passage = Passage([FIRST], [], [])
            for number, word in zip(sentence, words, strict=True):
                if len(passage.pieces) + len(word) >= 2 * LONGEST:
                    yield _closed(passage)
                    passage = Passage([FIRST], [], [])
                passage.places.append(len(passage.pieces))
                passage.tokens.append(number)
                passage.pieces.extend(word)
        if passage.tokens:
            yield _closed(passage)


def _closed(passage: Passage) -> Passage:
    passage.pieces.append(LAST)
    return passage


def batch(passages: list[Passage]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the pieces, attention mask and places of several passages side by side."""
    length = max(len(passage.pieces) for passage in passages)
    pieces = torch.zeros(len(passages), length, dtype=torch.long)
    mask = torch.full((len(passages), 1, 1, length), -1e4)
    places: list[int] = []
    for row, passage in enumerate(passages):
        size = len(passage.pieces)
        pieces[row, :size] = torch.tensor(passage.pieces)
        mask[row, 0, 0, :size] = 0
        places += [row * length + place for place in passage.places]
    return pieces, mask, torch.tensor(places)


def fine_tune(model: Encoder, learned: Learned, epochs: int) -> None:
    """Train all but the embeddings of the pieces and the first layers on passages and the labels of their tokens."""
    model.keep(KEPT)
    learns = {name: value for name, value in model.named_parameters() if value.requires_grad}
    new = [value for name, value in learns.items() if name.startswith("out")]
    old = [value for name, value in learns.items() if not name.startswith("out")]
    rates = [{"params": old, "lr": RATE}, {"params": new, "lr": RATE_OF_NEW}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = epochs * math.ceil(len(learned) / AT_ONCE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
    )
    begun, total = time.monotonic(), 0.0
    for step, chosen in enumerate(part for _ in range(epochs) for part in _shuffled(learned)):
        pieces, mask, places = batch([passage for passage, _ in chosen])
        hidden = (torch.rand(pieces.shape) < MASKED) & (pieces > MASK)
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(pieces.masked_fill(hidden, MASK), mask, places)
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


def _shuffled(learned: Learned) -> Iterator[Learned]:
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
    ask.add_argument("--epochs", type=int, default=3)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--threads", type=int, default=1)
    asked = ask.parse_args()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    random.seed(asked.seed)
    encoder = bert()
    model, reader = Encoder(encoder.weights), Reader(encoder.pieces)
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
