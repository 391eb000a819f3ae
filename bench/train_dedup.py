"""Trains the model that decides on duplicates: python bench/train_dedup.py SET [SET ...].

A set is the path of a stream without its endings: SET-stream.jsonl.xz holds articles {id, title, text, published_at} in
the order of arrival, SET-truth.jsonl.xz their true clusters {id, cluster}. It trains on the clusters of one half, of
all sets, on edits and strangers made of these; writes the model beside the code, and says how it does on
the clusters of the other half. Before that, how a model of each set alone does on every set. The same sets, code and
version of numpy give the same weights, to the last few digits.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from dedup_edits import EDITS, templated
from dedup_fit import fit, network
from dedup_scores import paired
from numpy.typing import NDArray

from streams import ids
from streams.records import Signature
from streams.stages.dedup.clusters import Clusters, Text
from streams.stages.dedup.features import Features
from streams.stages.dedup.lane import Lane
from streams.stages.dedup.model import WEIGHTS, Model
from streams.text.signature import sign

EDITED = 600  # of each kind
TAILED = 300  # pairs
TAIL = (0.3, 1.5)  # of the shorter story
BEGINNING = (0.1, 0.4)
LEAST_WORDS = 60
ROUNDS = 5

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the story that it tells."""

    id: str
    version: str
    signature: Signature
    cluster: str
    at: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An article and a cluster that it may belong to: how it compares with each of the cluster's texts."""

    texts: Array
    same: bool
    unseen: bool


def lines(path: str) -> Iterator[dict[str, Any]]:
    """Yield the objects in a compressed file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def labelled(name: str) -> list[Labelled]:
    """Return the articles of a set, signed, in the order of arrival."""
    truth = {line["id"]: line["cluster"] for line in lines(f"{name}-truth.jsonl.xz")}
    return [
        Labelled(
            id=line["id"],
            version=ids.version(line["title"], line["text"]),
            signature=sign(line["title"], line["text"]),
            cluster=truth[line["id"]],
            at=line.get("published_at"),
            text=line["text"],
        )
        for line in lines(f"{name}-stream.jsonl.xz")
    ]


def unseen(cluster: str) -> bool:
    """Say whether a cluster is of the half that is not trained on."""
    return crc32(cluster.encode()) % 2 == 1


def pairs(articles: Iterable[Labelled]) -> Iterator[Pair]:
    """Yield each article with its candidates, as if every article before it had been decided rightly."""
    clusters, truth, numbers = Clusters(), dict[int, str](), dict[str, int]()
    for count, article in enumerate(articles, 1):
        text = Text.of(article.signature)
        for candidate in clusters.candidates(text, clusters.rank(text)):
            yield Pair(np.array(candidate.texts), truth[candidate.cluster] == article.cluster, unseen(article.cluster))
        if article.cluster in numbers:
            clusters.join(numbers[article.cluster], text.sketch)
        else:
            numbers[article.cluster], truth[count] = count, article.cluster
            clusters.begin(count, article.cluster, text.sketch)


def strangers(articles: Sequence[Labelled]) -> Iterator[Pair]:
    """Yield pairs of stories with nothing in common but one beginning or end, the text of a third, or a template."""
    draw, seen = Random(1), {one.cluster: one.text for one in articles if not unseen(one.cluster)}
    stories = [text for text in seen.values() if len(text.split()) > LEAST_WORDS]
    for _ in range(TAILED):
        first, second, third = draw.sample(stories, 3)
        words, shorter = third.split(), min(len(first.split()), len(second.split()))
        tail = " ".join(words[: round(draw.uniform(*TAIL) * shorter)])
        beginning = " ".join(words[: round(draw.uniform(*BEGINNING) * shorter)])
        yield _stranger(f"{first}\n\n{tail}", f"{second}\n\n{tail}")
        yield _stranger(f"{beginning}\n\n{first}", f"{beginning}\n\n{second}")
        yield _stranger(first, templated(draw, first, second))


def _stranger(text: str, other: str) -> Pair:
    known, new = (Text.of(sign(None, one)) for one in (text, other))
    clusters = Clusters()
    clusters.begin(1, "first", known.sketch)
    return Pair(np.array(clusters.compare(1, new, clusters.rank(new)).texts), same=False, unseen=False)


def edited(articles: Sequence[Labelled]) -> Iterator[Pair]:
    """Yield edits of stories with their candidates among these; what is put in comes from stories that are not."""
    draw, seen = Random(2), {one.cluster: one for one in reversed(articles) if not unseen(one.cluster)}
    stories, others = ([one for name, one in seen.items() if crc32(name.encode()) // 4 % 2 == side] for side in (0, 1))
    clusters = Clusters()
    for number, one in enumerate(stories, 1):
        clusters.begin(number, one.cluster, Text.of(one.signature).sketch)
    for edit in EDITS:
        for _ in range(EDITED):
            number, other = draw.randrange(len(stories)), draw.choice(others)
            text = Text.of(sign(None, edit(draw, stories[number].text, other.text)))
            for candidate in clusters.candidates(text, clusters.rank(text)):
                yield Pair(np.array(candidate.texts), candidate.cluster == number + 1, unseen=False)


def train(examples: list[Pair]) -> Model:
    """Fit a network in which the text of a cluster that resembles an article most speaks for the cluster."""
    same = np.array([pair.same for pair in examples], dtype=np.float64)
    speaking = np.array([pair.texts[0] for pair in examples])
    for _ in range(ROUNDS):
        fitted = fit(speaking, same)
        speaking = np.array([pair.texts[np.argmax(pair.texts @ fitted[1:])] for pair in examples])
    bias, weights, units = network(speaking, same, fit(speaking, same))
    return Model(bias=bias, weights=dict(zip(Features._fields, weights, strict=True)), units=units)


def score(model: Model, articles: list[Labelled], *, all_clusters: bool) -> str:
    """Return precision, recall and F1 over pairs of articles that `model` and the truth put in one cluster."""
    lane, found = Lane(model=model), dict[str, str]()
    for one in articles:
        found[one.id] = lane.decide(one.id, one.version, one.signature, one.at).cluster.id
    scored = [one for one in articles if all_clusters or unseen(one.cluster)]
    both = Counter((one.cluster, found[one.id]) for one in scored)
    right = paired(both.values())
    precision = right / paired(Counter(found[one.id] for one in scored).values())
    recall = right / paired(Counter(one.cluster for one in scored).values())
    return f"P {precision:.4f}  R {recall:.4f}  F1 {2 * precision * recall / (precision + recall):.4f}"


def main(names: list[str]) -> None:
    """Cross-check, train on one half, score the other, write."""
    sets = {name: labelled(name) for name in names}
    examples = {name: list(pairs(articles)) for name, articles in sets.items()}
    for name, own in examples.items():
        report(f"trained on {name}", train(own), sets, all_clusters=True)
    seen = [pair for own in examples.values() for pair in own if not pair.unseen]
    every = [one for articles in sets.values() for one in articles]
    model = train([*seen, *strangers(every), *edited(every)])
    report("trained on one half, scored on the other", model, sets, all_clusters=False)
    WEIGHTS.write_bytes(msgspec.json.format(msgspec.json.encode(model)) + b"\n")


def report(title: str, model: Model, sets: dict[str, list[Labelled]], *, all_clusters: bool) -> None:
    """Print how a model does on every set."""
    print(title)
    for name, articles in sets.items():
        print(f"  {name}: {score(model, articles, all_clusters=all_clusters)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
