"""Articles as the tagger's models learn from them: words, features, labels."""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tagger_data import Article, labels
from tagger_names import known_words
from tagger_scores import best_labels

from streams.stages.tag.lexicon import FREQUENT, terms
from streams.stages.tag.tagger.context import flags, joined, near
from streams.stages.tag.tagger.hashing import hash_of
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tagger.lexicon import Lexicon
from streams.stages.tag.tagger.lines import places_of
from streams.stages.tag.tagger.words import BREAK, REACH, WINDOW, Looks, read
from streams.stages.tag.tokens import tokenize

NEVER = -20.0  # the log probability of a name in a break


class Word(NamedTuple):
    """A word: its hashes, the row of its vector, the buckets of its features for each place in the window."""

    letters: int
    lower: int
    row: int
    features: tuple[NDArray[np.int64], ...]


class Words:
    """Reads words; those met are kept."""

    def __init__(self, known: Lexicon) -> None:
        """Look them up in `known`."""
        self._lexicon = known
        self._met: dict[str, Word] = {}

    def read(self, texts: Sequence[str]) -> tuple[Looks, list[Word]]:
        """Return words, and what they look like."""
        looks, said = read(texts, self._lexicon)
        buckets = [said.buckets(place) for place in range(WINDOW)]
        parts = zip(*(np.split(found, starts[1:]) for found, starts in buckets), strict=True)
        hashes = zip(looks.letters.tolist(), looks.lower.tolist(), said.rows.tolist(), strict=True)
        for text, few, part in zip(texts, hashes, parts, strict=True):
            if text not in self._met:
                self._met[text] = Word(*few, part)
        return looks, [self._met[text] for text in texts]


@dataclass(frozen=True, slots=True)
class Example:
    """The words of an article with breaks; where its tokens stand among them; what is to be learned of each word.

    `near` tells which of the words are near one that tells something; `joined` has the axes word and feature.
    `wanted` has the number of each word's label; `soft`, if a teacher labelled it, the log probability of each label.
    """

    words: list[Word]
    flags: NDArray[np.int64]
    joined: NDArray[np.int64]
    near: NDArray[np.bool_]
    places: NDArray[np.int64]
    wanted: NDArray[np.int32]
    soft: NDArray[np.float32] | None = None


def lexicon(file: Path, vectors: Path) -> Lexicon:
    """Return what the tagger knows of words: the two files of tagger_lexicon.py, terms.txt, tagger_names.txt."""
    lists = defaultdict(set, known_words())
    for name, entries in terms().items():
        lists[name].update(entries)
    for line in lzma.decompress(file.read_bytes()).decode().splitlines():
        tag, _, members = line.partition("\t")
        if tag != FREQUENT:
            lists[tag].update(members.split(" "))
    masks: dict[int, int] = defaultdict(int)
    for bit, name in enumerate(sorted(lists)):
        for word in lists[name]:
            masks[hash_of(word)] |= 1 << bit
    known = np.load(vectors)
    rows = dict(zip(map(hash_of, known["words"].tolist()), known["rows"].tolist(), strict=True))
    return Lexicon(
        listed=np.array(sorted(masks), np.uint64),
        masks=np.array([masks[key] for key in sorted(masks)], np.uint64),
        known=np.array(sorted(rows), np.uint64),
        rows=np.array([rows[key] for key in sorted(rows)], np.uint16),
        fine=known["fine"],
        middle=known["middle"],
        coarse=known["coarse"],
    )


def examples(articles: Iterable[Article], words: Words) -> list[Example]:
    """Return what is learned from annotated articles."""
    return [example(article["text"], words, article["entities"]) for article in articles]


def example(text: str, words: Words, entities: list[dict[str, Any]]) -> Example:
    """Return what is learned from one article with its entities."""
    tokens = tokenize(text)
    places = places_of(text, np.array(tokens.starts, np.int32), np.array(tokens.ends, np.int32))
    texts = [BREAK] * (places[-1] + 1)
    for place, word in zip(places.tolist(), tokens.texts, strict=True):
        texts[place] = word
    looks, several = words.read(texts)
    outside, flagged = words.read([BREAK])[0], flags(looks)
    wanted = np.zeros(len(texts), np.int32)
    wanted[places] = labels(tokens, entities)
    together = joined(looks, outside, flagged, np.arange(len(texts))).T
    return Example(several, flagged, together, near(looks.tell()), places, wanted)


def taught(one: Example, soft: NDArray[np.float32]) -> Example:
    """Return an article with what a teacher says of its tokens: the log probability of each label."""
    spread = np.full((len(one.words), len(LABELS)), NEVER, np.float32)
    spread[:, 0] = 0
    spread[one.places] = soft
    return replace(one, wanted=best_labels(spread), soft=spread)


def features(one: Example) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return the buckets of all features of an article's words, one word's behind the other's, and where each begins.

    Words that are not near one that tells something have none.
    """
    found: list[NDArray[np.int64]] = []
    ends = [0]
    for number, is_near in enumerate(one.near):
        rows = [*_around(one.words, number), one.joined[number]] if is_near else []
        found += rows
        ends.append(ends[-1] + sum(map(len, rows)))
    return np.concatenate(found).astype(np.int32), np.array(ends, np.int64)


def _around(words: list[Word], number: int) -> Iterator[NDArray[np.int64]]:
    for place in range(WINDOW):
        neighbour = number + place - REACH
        if 0 <= neighbour < len(words):
            yield words[neighbour].features[place]
