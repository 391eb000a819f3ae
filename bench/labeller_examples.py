"""Annotated pages as what the labeller learns from: the features of each line, and what it should say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from labels import Labels
from ours import raw
from pages import Mode, Page
from shingles import SIZE, shingles, words
from verdicts import verdicts

from streams import ids
from streams.errors import RejectError
from streams.records import CleanedArticle, Label
from streams.stages.clean import clean
from streams.stages.strip.kept import Kept
from streams.stages.strip.labeller.arrays import Floats
from streams.stages.strip.labeller.features import features
from streams.stages.strip.labeller.lexicon import names_in, words_in
from streams.stages.strip.labeller.reading import page_of
from streams.stages.strip.lines import Line, read
from streams.stages.strip.memory import SourceLines
from streams.stages.strip.memory_counts import Sightings, digest_of
from streams.stages.strip.ruleset import built_in

# Collections whose truths hold captions, comments and tables of contents, too.
_LOOSE = {"readability": 0.25}
_UNSURE = 0.4  # the weight of a line of which only a part stands in the truth
_HOLE = 0.15  # the weight of a paragraph that the truth leaves out, in a truth with holes
_HOLES = 0.15  # so many of the long paragraphs between the first and the last of the body are left out
_BY_PAGE = 0.4  # the power of a page's weight by which that of its lines is divided
_BY_LENGTH = 0.4  # the power of a line's words that is its weight
_LONG = 12  # words of a long paragraph
_LINKS = 0.5  # so much of a paragraph at most is links
_BODY = 0.5  # of a line, that makes it body


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The lines of one page in one mode.

    `target` is how much of a line is body, `weight` how much it matters; `kinds` is what a person called it. `own` are
    the features of the lines, `seen` those with the memory of the source's other pages, None where there are none.
    """

    source: str
    own: Floats
    seen: Floats | None
    words: Sequence[Sequence[str]]
    names: Sequence[Sequence[str]]
    html: bool
    target: Floats
    weight: Floats
    kinds: Sequence[Label | Kept | None]


@dataclass(frozen=True, slots=True)
class _Read:
    page: Page
    article: CleanedArticle
    lines: Sequence[Line]


def examples(pages: Mapping[Mode, Sequence[Page]], labels: Labels) -> Iterator[Example]:
    """Give an example for each page in each mode; `labels` are what a person called lines, and go before the truth."""
    views = [[one for page in given if (one := _read(page, mode))] for mode, given in pages.items()]
    called = _by_text(chain.from_iterable(views), labels)
    for found in views:
        seen = _sightings(found)
        for one in found:
            yield _example(one, called.get(one.page.id, {}), seen[one.page.id])


def _read(page: Page, mode: Mode) -> _Read | None:
    try:
        article = clean(raw(page, mode))
    except RejectError:
        return None
    return _Read(page, article, read(article))


def _by_text(views: Iterable[_Read], labels: Labels) -> dict[str, dict[str, Label | Kept]]:
    """Return what the lines of each page are called, by their text: what is said of one view holds for the others."""
    called: dict[str, dict[str, Label | Kept]] = defaultdict(dict)
    found = 0
    for one in views:
        digest = ids.text_digest(one.article.text)
        for number, line in enumerate(one.lines):
            if label := labels.get((digest, number)):
                called[one.page.id][line.text] = label
                found += 1
    if found < len(labels):
        print(f"{len(labels) - found} of {len(labels)} labels belong to no line of these pages")
    return called


def _sightings(found: Sequence[_Read]) -> dict[str, Sightings | None]:
    """Return where the lines of each page stood in all others of its source."""
    sources: dict[str, SourceLines] = defaultdict(SourceLines)
    digests = {one.page.id: [digest_of(line) for line in one.lines] for one in found}
    for one in found:
        memory_of, source = sources[one.page.source], one.page.source
        copy_of = memory_of.seen(source, one.page.id, digests[one.page.id]).copy_of
        memory_of.remember(source, one.page.id, digests[one.page.id], copy_of=copy_of)
    seen = {
        one.page.id: sources[one.page.source].seen(one.page.source, one.page.id, digests[one.page.id]) for one in found
    }
    return {page: sightings if sightings.others else None for page, sightings in seen.items()}


def _example(one: _Read, called: Mapping[str, Label | Kept], seen: Sightings | None) -> Example:
    ruleset = built_in().for_source(one.article.source)
    page = page_of(one.lines, one.article.title, ruleset, ruleset.match(one.lines), None)
    target, weight = _wanted(one, called)
    return Example(
        source=one.page.source,
        own=features(page),
        seen=features(replace(page, seen=seen)) if seen else None,
        words=[words_in(line.folded) for line in one.lines],
        names=[names_in(line.block.path) for line in one.lines],
        html=bool(page.content.main),
        target=target,
        weight=weight,
        kinds=[called.get(line.text) for line in one.lines],
    )


def _wanted(one: _Read, called: Mapping[str, Label | Kept]) -> tuple[Floats, Floats]:
    """Return how much of each line is body, and how much that matters: more for longer lines and for shorter pages."""
    found = verdicts(one.page.truths, [line.text for line in one.lines])
    shares = _shares(one.page.truths, one.lines)
    target = np.array([share if verdict is None else verdict for verdict, share in zip(found, shares, strict=True)])
    weight = np.array([max(line.words, 1) for line in one.lines]) ** _BY_LENGTH
    weight *= [
        0 if not words(line.text) else 1 if verdict is not None else _UNSURE
        for line, verdict in zip(one.lines, found, strict=True)
    ]
    weight[_in_holes(one.lines, target)] *= _HOLE
    weight *= _LOOSE.get(one.page.family, 1)
    for number, line in enumerate(one.lines):
        if (kind := called.get(line.text)) is not None and isinstance(kind, Kept) != (target[number] > _BODY):
            target[number], weight[number] = isinstance(kind, Kept), max(line.words, 1) ** _BY_LENGTH
    return target.astype(np.float32), (weight / max(weight.sum(), 1) ** _BY_PAGE).astype(np.float32)


def _shares(truths: Sequence[str], lines: Iterable[Line]) -> list[float]:
    known = set().union(*(shingles(words(truth)) for truth in truths))
    found = (shingles(words(line.text)) for line in lines)
    return [sum(count for one, count in of.items() if one in known) / max(of.total(), 1) for of in found]


def _in_holes(lines: Sequence[Line], target: Floats) -> list[int]:
    """Return the paragraphs that a truth with holes leaves out."""
    body = [number for number, line in enumerate(lines) if target[number] > _BODY and line.words >= SIZE * 2]
    if not body:
        return []
    long = [
        number
        for number in range(body[0], body[-1] + 1)
        if lines[number].words >= _LONG and lines[number].closed and lines[number].block.link_density < _LINKS
    ]
    left_out = [number for number in long if target[number] < _BODY]
    return left_out if len(left_out) > _HOLES * len(long) else []
