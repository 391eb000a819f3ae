"""Trains the convolution: three layers over the words' vectors, pooled over where a word stands in the article."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tagger_examples import Example, Word
from torch import Tensor, nn
from torch.nn import functional

from streams.stages.tag.tagger.context import FLAGS
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tagger.words import REACH, WINDOW

WIDTH, HIDDEN = 64, 128
EPOCHS, AT_ONCE, RATE, RATE_OF_FEATURES = 12, 6, 2e-3, 0.05
DROPPED, DROPPED_FEATURES, DROPPED_VECTORS = 0.3, 0.3, 0.1
TRUST = 0.5  # how much a word that a teacher labelled counts beside one that people did
GAP = 3  # empty words between the articles of a batch
FEWEST = 2  # words that a feature has, to count


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles one behind the other: the different words in them, and which stands where (0 for none, then from 1)."""

    words: list[Word]
    where: Tensor
    flags: Tensor
    names: Tensor
    places: Tensor


class Network(nn.Module):
    """The convolution; `rows` numbers the features that have a vector."""

    def __init__(self, rows: dict[int, int], vectors: NDArray[np.float16], seed: int) -> None:
        """Begin at random."""
        super().__init__()
        self.rows, self.random = rows, np.random.default_rng(seed)
        self.known = torch.tensor(
            np.concatenate([vectors.astype(np.float32) / 7, np.zeros((1, vectors.shape[1]))])
        ).float()
        self.bag = nn.EmbeddingBag(len(rows), WIDTH, mode="sum", sparse=True)
        nn.init.normal_(self.bag.weight, 0, 0.1)
        self.vector = nn.Linear(vectors.shape[1], WIDTH, bias=False)
        self.first = nn.Linear(WINDOW * WIDTH, HIDDEN)
        self.flag = nn.Embedding(FLAGS, 3 * HIDDEN)
        nn.init.zeros_(self.flag.weight)
        self.pooled = nn.Linear(2 * HIDDEN, HIDDEN)
        self.layers = nn.ModuleList(nn.Linear(3 * HIDDEN, HIDDEN) for _ in range(2))
        self.out = nn.Linear(HIDDEN, len(LABELS))
        self.drop, self.drop_words = nn.Dropout(DROPPED), nn.Dropout(DROPPED / 2)

    def vectors(self, words: list[Word]) -> Tensor:
        """Return the vectors of words, a row of zeros first."""
        numbers = [
            np.array([self.rows[bucket] for bucket in word.features[REACH].tolist() if bucket in self.rows], np.int64)
            for word in words
        ]
        rows = np.array([word.row for word in words])
        if self.training:
            numbers = [one[self.random.random(len(one)) >= DROPPED_FEATURES] for one in numbers]
            rows[self.random.random(len(rows)) < DROPPED_VECTORS] = -1
        starts = np.cumsum([0, *map(len, numbers)])[:-1]
        bag = self.bag(torch.tensor(np.concatenate(numbers)), torch.tensor(starts))
        bag = bag if self.training else bag * (1 - DROPPED_FEATURES)
        found = bag + self.vector(self.known[rows])
        return torch.cat([found.new_zeros(1, WIDTH), self.drop_words(found)])

    def forward(self, batch: Batch) -> Tensor:
        """Return the scores of the labels at the places of the words."""
        words = _windows(self.vectors(batch.words)[batch.where], REACH)
        before, here, behind = self.flag(batch.flags).chunk(3, dim=1)
        told = here + functional.pad(before, (0, 0, 1, 0))[:-1] + functional.pad(behind, (0, 0, 0, 1))[1:]
        hidden = functional.relu(self.first(words) + told)
        hidden = self._with_pool(hidden, batch)
        for layer in self.layers:
            hidden = hidden + functional.relu(layer(_windows(self.drop(hidden), 1)))
        return self.out(self.drop(hidden[batch.places]))

    def _with_pool(self, hidden: Tensor, batch: Batch) -> Tensor:
        upper = torch.nonzero(batch.flags)[:, 0]
        if not len(upper):
            return hidden
        names, said = batch.names[upper], hidden[upper]
        count = int(batch.names.max()) + 1
        sums = hidden.new_zeros(count, HIDDEN).index_add(0, names, said)
        numbers = hidden.new_zeros(count).index_add(0, names, torch.ones(len(upper))).clamp(min=1)
        most = hidden.new_zeros(count, HIDDEN).scatter_reduce(0, names[:, None].expand(-1, HIDDEN), said, "amax")
        pooled = self.pooled(torch.cat([sums / numbers[:, None], most], dim=1))
        return hidden.index_add(0, upper, pooled[names])


def _windows(x: Tensor, reach: int) -> Tensor:
    padded = functional.pad(x, (0, 0, reach, reach))
    return torch.cat([padded[place : place + len(x)] for place in range(2 * reach + 1)], dim=1)


def batch_of(articles: list[Example]) -> Batch:
    """Put articles one behind the other."""
    numbers: dict[int, int] = {}
    words: list[Word] = []
    names: dict[tuple[int, int], int] = {}
    where: list[int] = []
    flags: list[int] = []
    named: list[int] = []
    places: list[int] = []
    for article, one in enumerate(articles):
        where += [0] * GAP
        flags += [0] * GAP
        named += [0] * GAP
        places += range(len(where), len(where) + len(one.words))
        for word in one.words:
            number = numbers.setdefault(word.letters, len(words) + 1)
            if number > len(words):
                words.append(word)
            where.append(number)
            named.append(names.setdefault((article, word.lower), len(names)))
        flags += one.flags.tolist()
    where += [0] * GAP
    flags += [0] * GAP
    named += [0] * GAP
    return Batch(words, *(torch.tensor(part) for part in (where, flags, named, places)))


def train(learned: list[Example], vectors: NDArray[np.float16], seed: int = 0, epochs: int = EPOCHS) -> Network:
    """Return the network, trained on articles that people or a teacher labelled."""
    torch.manual_seed(seed)
    network = Network(_rows(learned), vectors, seed)
    dense = [value for name, value in network.named_parameters() if not name.startswith("bag")]
    steps, step = epochs * math.ceil(len(learned) / AT_ONCE), 0
    optimizers = (
        torch.optim.AdamW(dense, lr=RATE, weight_decay=0.01),
        torch.optim.Adagrad(network.bag.parameters(), lr=RATE_OF_FEATURES),
    )
    for epoch in range(epochs):
        total, begun = 0.0, time.process_time()
        for chosen in _shuffled(learned, network.random):
            scale = min(1, (step + 1) / (0.05 * steps)) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))
            for optimizer, rate, least in zip(optimizers, (RATE, RATE_OF_FEATURES), (0, 0.1), strict=True):
                optimizer.param_groups[0]["lr"] = rate * max(scale, least)
                optimizer.zero_grad()
            loss = _loss(network(batch_of(chosen)), chosen)
            loss.backward()
            nn.utils.clip_grad_norm_(dense, 1.0)
            for optimizer in optimizers:
                optimizer.step()
            step, total = step + 1, total + loss.item()
        print(f"epoch {epoch}, loss {total * epochs / steps:.4f}, {time.process_time() - begun:.0f} s", flush=True)
    return network.eval()


def _rows(learned: list[Example]) -> dict[int, int]:
    """Return numbers for the features that several words of the training texts have."""
    words = {word.letters: word for one in learned for word in one.words}
    buckets, counts = np.unique(np.concatenate([word.features[REACH] for word in words.values()]), return_counts=True)
    return {bucket: number for number, bucket in enumerate(buckets[counts >= FEWEST].tolist())}


def _shuffled(learned: list[Example], random: np.random.Generator) -> Iterator[list[Example]]:
    order = random.permutation(len(learned))
    for begin in range(0, len(learned), AT_ONCE):
        yield [learned[number] for number in order[begin : begin + AT_ONCE]]


def _loss(scores: Tensor, chosen: list[Example]) -> Tensor:
    """Return the loss a word: cross-entropy, or divergence from what the teacher says."""
    total = scores.new_zeros(())
    begin = 0
    for one in chosen:
        part = scores[begin : begin + len(one.words)]
        begin += len(one.words)
        if one.soft is None:
            total = total + functional.cross_entropy(part, torch.tensor(one.wanted).long(), reduction="sum")
        else:
            said = functional.log_softmax(part, dim=-1)
            total = total + TRUST * functional.kl_div(said, torch.tensor(one.soft), log_target=True, reduction="sum")
    return total / begin


@torch.no_grad()
def scores(network: Network, one: Example) -> NDArray[np.float32]:
    """Return the log probabilities of the labels of an article's words."""
    found: NDArray[np.float32] = functional.log_softmax(network(batch_of([one])), dim=-1).numpy()
    return found
