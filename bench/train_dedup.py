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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any, TypeAlias
from zlib import crc32

import msgspec
import numpy as np
from dedup_edits import EDITS, headline, is_table, misread, quoting, retabled, sequel, templated
from dedup_fit import fit, network
from dedup_scores import paired
from numpy.typing import NDArray

from streams import ids
from streams.records import Signature
from streams.stages.dedup.clusters import Clusters
from streams.stages.dedup.features import Features
from streams.stages.dedup.lane import Lane
from streams.stages.dedup.model import WEIGHTS, Model
from streams.stages.dedup.progress import Progress, hours_since
from streams.stages.dedup.sketch import Text
from streams.text.signature import sign

EDITED = 1_200  # of each kind
STRANGERS = 1_500  # pairs of each kind
SCANNED = 0.1  # of those on one template
QUOTING = 0.3  # one that quotes the other, for each pair of the other kinds
TABLES = 1_350  # pairs
SEQUELS = 400  # pairs
LATE = 0.15  # of the edits: copies of yesterday's story, or of one of last week
SOON = 3.0  # hours that the others come after the last copy, on average
DAYS = 14
BUSY = 0.5  # of the strangers, which come as soon as copies
TAIL = (0.3, 2.0)  # of the shorter story
BEGINNING = (0.1, 0.5)
LEAST_WORDS = 60
ROUNDS = 5

Array = NDArray[np.float64]
Titled: TypeAlias = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the story that it tells."""

    id: str
    version: str
    signature: Signature
    cluster: str
    at: int | None
    title: str
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
            title=line["title"] or "",
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
    progress, came = Progress(), dict[int, int | None]()
    for count, article in enumerate(articles, 1):
        text, now = Text.of(article.signature), progress.advance(article.at)
        for candidate in clusters.candidates(text, clusters.rank(text), partial(_idle, came, now)):
            yield Pair(np.array(candidate.texts), truth[candidate.cluster] == article.cluster, unseen(article.cluster))
        if article.cluster in numbers:
            clusters.join(numbers[article.cluster], text.sketch)
        else:
            numbers[article.cluster], truth[count] = count, article.cluster
            clusters.begin(count, article.cluster, text.sketch)
        came[numbers[article.cluster]] = now


def _idle(came: Mapping[int, int | None], now: int | None, number: int) -> float:
    return hours_since(came[number], now)


def strangers(articles: Sequence[Labelled]) -> Iterator[Pair]:
    """Yield pairs of stories with nothing in common but one beginning or end, a template, or a quote.

    Beginning and end are the text of a third. Each meets the other among the stories of the half that they are not made
    of. They go under one title, as columns do, under two, or under none: a title alone makes no two texts one. Half of
    those with one beginning or end are of one length; of some of those on a template, one is misread. One comes at once
    after the other, or two weeks later, or any time between.
    """
    draw = Random(1)
    known, drawn = _halves(articles)
    clusters = _clusters(known)
    stories = [one for one in drawn if len(one.text.split()) > LEAST_WORDS]
    for _ in range(STRANGERS):
        first, second, third = draw.sample(stories, 3)
        words, shorter = third.text.split(), min(len(first.text.split()), len(second.text.split()))
        length = draw.choice((shorter, None))
        one, another = (" ".join(story.text.split(" ")[:length]) for story in (first, second))
        tail = " ".join(words[: round(draw.uniform(*TAIL) * shorter)])
        beginning = " ".join(words[: round(draw.uniform(*BEGINNING) * shorter)])
        scanned = misread(draw, first.text, "") if draw.random() < SCANNED else first.text
        filled = templated(draw, first.text, second.text)
        quoted = quoting(draw, first.text, second.text) if draw.random() < QUOTING else None
        for text, other, own in (
            (f"{one}\n\n{tail}", f"{another}\n\n{tail}", second.title),
            (f"{beginning}\n\n{one}", f"{beginning}\n\n{another}", second.title),
            (scanned, filled, templated(draw, first.title, second.text)),
            *([(first.text, quoted, second.title)] if quoted else []),
        ):
            titles = draw.choice(((first.title, first.title), (first.title, own), (None, None)))
            yield _stranger(clusters, (titles[0], text), (titles[1], other), _any_time(draw))


def tables(articles: Sequence[Labelled]) -> Iterator[Pair]:
    """Yield pairs of tables or lists, the second the next of its kind, among stories as those of `strangers`."""
    draw = Random(3)
    known, drawn = _halves(articles)
    clusters = _clusters(known)
    stories = [one for one in drawn if len(one.text.split()) > LEAST_WORDS and is_table(one.text)]
    for one in draw.choices(stories, k=TABLES) if stories else ():
        titles = draw.choice(((one.title, one.title), (one.title, retabled(draw, one.title)), (None, None)))
        yield _stranger(clusters, (titles[0], one.text), (titles[1], retabled(draw, one.text)), _any_time(draw))


def sequels(articles: Sequence[Labelled]) -> Iterator[Pair]:
    """Yield pairs of a story and its sequel, an hour to DAYS later, under a title of its own or none."""
    draw = Random(4)
    known, drawn = _halves(articles)
    clusters = _clusters(known)
    told = [(one.title, pair) for one in drawn if (pair := sequel(draw, one.text))]
    for _ in range(SEQUELS if len(told) > 1 else 0):
        (title, (story, later)), (own, _) = draw.sample(told, 2)
        titles = draw.choice(((title, own), (title, own), (None, None)))
        yield _stranger(clusters, (titles[0], story), (titles[1], later), _later(draw))


def _clusters(stories: Sequence[Labelled]) -> Clusters:
    clusters = Clusters()
    for number, story in enumerate(stories, 1):
        clusters.begin(number, story.cluster, Text.of(story.signature).sketch)
    return clusters


def _stranger(clusters: Clusters, known: Titled, new: Titled, idle: float) -> Pair:
    first, second = (Text.of(sign(*one)) for one in (known, new))
    number = len(clusters) + 1
    clusters.begin(number, "first", first.sketch)
    pair = Pair(np.array(clusters.compare(number, second, clusters.rank(second), idle).texts), same=False, unseen=False)
    clusters.leave(number, number)
    return pair


def edited(articles: Sequence[Labelled]) -> Iterator[Pair]:
    """Yield edits of stories with their candidates among these; what is put in comes from stories that are not.

    Every third story has no title, nor has what is made of it.
    """
    draw, clusters = Random(2), Clusters()
    stories, others = _halves(articles)
    for number, one in enumerate(stories, 1):
        clusters.begin(number, one.cluster, Text.of(sign(one.title if number % 3 else None, one.text)).sketch)
    for edit in EDITS:
        for _ in range(EDITED):
            number, other = draw.randrange(len(stories)), draw.choice(others)
            made = edit(draw, stories[number].text, other.text)
            title = headline(draw, stories[number].title, made, other.title) if (number + 1) % 3 else None
            text, idle = Text.of(sign(title, made)), defaultdict(lambda: _any_time(draw), {number + 1: _copied(draw)})
            for candidate in clusters.candidates(text, clusters.rank(text), idle.__getitem__):
                yield Pair(np.array(candidate.texts), candidate.cluster == number + 1, unseen=False)


def _any_time(draw: Random) -> float:
    """Return hours, for BUSY as few as for copies, else from one to DAYS, the logarithm of all as likely."""
    return draw.expovariate(1 / SOON) if draw.random() < BUSY else _later(draw)


def _later(draw: Random) -> float:
    return float((24 * DAYS) ** draw.random())


def _copied(draw: Random) -> float:
    """Return the hours after which a copy comes: mostly SOON, some half a day to DAYS later."""
    return draw.expovariate(1 / SOON) if draw.random() > LATE else 12 * float((2 * DAYS) ** draw.random())


def _halves(articles: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Return the first article of each story, of the stories of either half: one is known, the other is not."""
    seen = {one.cluster: one for one in reversed(articles)}
    first, second = ([one for name, one in seen.items() if crc32(name.encode()) // 4 % 2 == side] for side in (0, 1))
    return first, second


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
    every = [one for articles in sets.values() for one in articles if not unseen(one.cluster)]
    model = train([*seen, *strangers(every), *tables(every), *sequels(every), *edited(every)])
    report("trained on one half, scored on the other", model, sets, all_clusters=False)
    WEIGHTS.write_bytes(msgspec.json.encode(model).replace(b'{"bias"', b'\n{"bias"').strip() + b"\n")


def report(title: str, model: Model, sets: dict[str, list[Labelled]], *, all_clusters: bool) -> None:
    """Print how a model does on every set."""
    print(title)
    for name, articles in sets.items():
        print(f"  {name}: {score(model, articles, all_clusters=all_clusters)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
