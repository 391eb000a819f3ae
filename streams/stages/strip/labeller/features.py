"""The features of each line by itself and by its place in the page. context.py adds what its neighbours are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from streams.records import BlockKind
from streams.stages.strip.body import body_bounds
from streams.stages.strip.labeller import elements, place, signs, topic
from streams.stages.strip.labeller.arrays import Flags, Floats, codes
from streams.stages.strip.labeller.characters import Characters, Kind
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.titles import title_words

_RATIOS = [kind for kind in Kind if kind not in {Kind.OTHER, Kind.SPACE}]
_FORM = (
    *("characters", "words", "word_length", "small_words", "stops", "commas", "first", "last"),
    *(f"share_{kind.name.lower()}" for kind in _RATIOS),
    *("closed", "broken", "prose", "copies", "copies_above"),
)
_MARKUP = ("links", "joined", "declared", "kind", "heading", "caption", "item")
MEMORY = ("sightings", "sighting_share", "others")
NAMES = (*_FORM, *_MARKUP, *signs.NAMES, *elements.NAMES, *topic.NAMES, *place.NAMES, *MEMORY)

_KINDS = {kind: number for number, kind in enumerate(BlockKind)}
_DECLARED = {None: 0, True: 1, False: -1}
_MOST_WORDS = 60  # of a line; longer paragraphs are no surer
_MOST_COUNTED = 8  # full stops, commas
_MOST_COPIES = 4
_MOST_SIGHTINGS = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """What the lines tell of themselves, one value each; `weight` is their prose in words that are no links."""

    words: Floats
    closed: Floats
    broken: Floats
    prose: Flags
    links: Floats
    weight: Floats

    @classmethod
    def by(cls, page: Page) -> _Told:
        told = [(line.words, line.closed, line.broken, line.prose, line.block.link_density) for line in page.lines]
        words, closed, broken, prose, links = np.array(told, np.float32).T
        words = np.minimum(words, _MOST_WORDS)
        return cls(words, closed, broken, prose > 0, links, words * prose * (1 - links))


def features(page: Page) -> Floats:
    """Return the features of the lines of `page`, with the axes feature and line; `NAMES` says what they are."""
    told = _Told.by(page)
    title = title_words(page.title) if page.title else frozenset[str]()
    return np.concatenate(
        [
            _form(page, told),
            _markup(page, told.links),
            signs.signs(page),
            elements.elements(page, told.words, told.prose, told.weight),
            topic.topic([line.folded for line in page.lines], title, told.prose, _segment(page)),
            place.place(page, told.words, told.prose, told.weight),
            memory(page),
        ]
    )


def _form(page: Page, told: _Told) -> Floats:
    characters = Characters.of([line.text for line in page.lines])
    lengths, counts = characters.lengths, characters.counts
    table = np.empty((len(_FORM), len(page.lines)), np.float32)
    table[0], table[1] = np.log1p(lengths), np.log1p(told.words)
    table[2] = lengths / np.maximum(told.words, 1)
    table[3] = characters.small_words / np.maximum(characters.words, 1)
    table[4] = np.minimum(counts[Kind.STOP], _MOST_COUNTED)
    table[5] = np.minimum(counts[Kind.COMMA], _MOST_COUNTED)
    table[6], table[7] = characters.first, characters.last
    table[8:-5] = counts[_RATIOS] / lengths
    table[-5], table[-4], table[-3] = told.closed, told.broken, told.prose
    table[-2:] = _copies([line.bare for line in page.lines])
    return table


def _copies(texts: Sequence[str]) -> Floats:
    """Return how often the text of each line stands in the article, and how often above that line."""
    if len(set(texts)) == len(texts):
        return np.array([[1], [0]], np.float32)
    every, above = Counter(texts), Counter[str]()
    earlier: list[int] = []
    for text in texts:
        earlier.append(above[text])
        above[text] += 1
    return np.minimum(np.array([[every[text] for text in texts], earlier], np.float32), _MOST_COPIES)


def _markup(page: Page, links: Floats) -> Floats:
    blocks = [line.block for line in page.lines]
    kinds = codes([_KINDS[block.kind] for block in blocks])
    places = np.array([(block.start, block.end) for block in blocks], np.int64)
    table = np.zeros((len(_MARKUP), len(blocks)), np.float32)
    table[0] = links
    table[1, 1:] = places[1:, 0] - places[:-1, 1] == 1
    table[2], table[3] = [_DECLARED[block.declared] for block in blocks], kinds
    for row, kind in enumerate((BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LIST_ITEM), start=4):
        table[row] = kinds == _KINDS[kind]
    return table


def _segment(page: Page) -> tuple[int, int]:
    """Return the lines [first, end) between which most of the prose stands."""
    labels = [rule.label if rule else None for rule in page.rules]
    return body_bounds(page.lines, labels, {line for line, rule in enumerate(page.rules) if rule and rule.ends})


def memory(page: Page) -> Floats:
    """Return what the source's other articles say of the lines of `page`; `MEMORY` says what that is."""
    table = np.zeros((len(MEMORY), len(page.lines)), np.float32)
    if page.seen.others:
        table[1] = page.seen.counts
        table[0] = np.minimum(table[1], _MOST_SIGHTINGS)
        table[1] /= page.seen.others
        table[2] = min(page.seen.others, _MOST_SIGHTINGS)
    return table
