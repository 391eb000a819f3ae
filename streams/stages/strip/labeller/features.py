"""The features of each line by itself and by its place in the page. context.py adds what its neighbours are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count, pairwise

import numpy as np

from streams.records import BlockKind, Label
from streams.stages.strip.body import body_bounds, is_prose
from streams.stages.strip.labeller.arrays import FAR, Flags, Floats, Integers, codes, since, until
from streams.stages.strip.labeller.characters import Characters, Kind
from streams.stages.strip.labeller.elements import Columns, elements
from streams.stages.strip.labeller.lexicon import abridged
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.lines import words_of
from streams.stages.strip.structure import caption_copies
from streams.stages.strip.titles import title_words

_KINDS = {kind: number for number, kind in enumerate(BlockKind)}
_LABELS = {label: number for number, label in enumerate(Label, 1)}
_RATIOS = tuple(kind for kind in Kind if kind not in {Kind.OTHER, Kind.SPACE})
_MOST_WORDS = 60  # of a line; longer paragraphs are no surer
_MOST_COUNTED = 8  # full stops, commas
_MOST_COPIES = 4
_LONG_WORD = 5  # letters; shorter ones say little of what a text is about
_MOST_LONG_WORDS = 20
_MOST_SIGHTINGS = 8
_TITLE_WORDS = 30  # a longer line is no title, whatever its words


def features(page: Page) -> Columns:
    """Return the features of the lines of `page`, each a column of one value a line."""
    prose = np.array([is_prose(line) for line in page.lines])
    words = np.minimum(codes([line.words for line in page.lines]), _MOST_WORDS)
    links = np.array([line.block.link_density for line in page.lines], np.float32)
    weight = words * prose * (1 - links)
    segment = _segment(page)
    return {
        **_form(page, words, prose),
        **_markup(page, links),
        **_signs(page),
        **elements(page, words, prose, weight),
        **_topic(page, prose, segment),
        **_place(page, words, prose, weight),
        **memory(page),
    }


def _form(page: Page, words: Floats, prose: Flags) -> Columns:
    characters = Characters([abridged(line.text) for line in page.lines])
    lengths = characters.lengths
    return {
        "characters": np.log1p(lengths),
        "words": np.log1p(words),
        "word_length": lengths / np.maximum(words, 1),
        "small_words": characters.small_words / np.maximum(characters.words, 1),
        "stops": np.minimum(characters.counts[Kind.STOP], _MOST_COUNTED),
        "commas": np.minimum(characters.counts[Kind.COMMA], _MOST_COUNTED),
        "first": characters.first,
        "last": characters.last,
        **{f"share_{kind.name.lower()}": characters.counts[kind] / lengths for kind in _RATIOS},
        "closed": codes([line.closed for line in page.lines]),
        "broken": codes([line.broken for line in page.lines]),
        "prose": prose.astype(np.float32),
        **_copies(page),
    }


def _copies(page: Page) -> Columns:
    texts = [line.bare for line in page.lines]
    all_copies, above = Counter(texts), Counter[str]()
    earlier: list[int] = []
    for text in texts:
        earlier.append(above[text])
        above[text] += 1
    return {
        "copies": np.minimum(codes([all_copies[text] for text in texts]), _MOST_COPIES),
        "copies_above": np.minimum(codes(earlier), _MOST_COPIES),
    }


def _markup(page: Page, links: Floats) -> Columns:
    blocks = [line.block for line in page.lines]
    kinds = codes([_KINDS[block.kind] for block in blocks])
    return {
        "links": links,
        "joined": codes([0, *(below.start - above.end == 1 for above, below in pairwise(blocks))]),
        "declared": codes([0 if block.declared is None else 1 if block.declared else -1 for block in blocks]),
        "kind": kinds,
        "heading": (kinds == _KINDS[BlockKind.HEADING]).astype(np.float32),
        "caption": (kinds == _KINDS[BlockKind.CAPTION]).astype(np.float32),
        "item": (kinds == _KINDS[BlockKind.LIST_ITEM]).astype(np.float32),
    }


def _signs(page: Page) -> Columns:
    rules = page.rules
    opens = np.array([bool(rule and rule.opens) for rule in rules])
    ends = np.array([bool(rule and rule.ends) for rule in rules])
    ruled = np.array([rule is not None for rule in rules])
    copied = caption_copies(page.lines, page.credits)
    return {
        "rule": _labelled(rule.label if rule else None for rule in rules),
        "hint": _labelled(rule.label if rule else None for rule in page.hints),
        "ruled": ruled.astype(np.float32),
        "since_rule": since(ruled),
        "until_rule": until(ruled),
        "since_opening": since(opens),
        "since_end": since(ends),
        "credit": codes([0 if found is None else 1 if found.caption else 2 for found in page.credits]),
        "bare_credit": codes([found is not None and found.bare for found in page.credits]),
        "caption_copy": codes([line in copied for line in range(len(page.lines))]),
        "byline": codes(list(page.bylines)),
        "furniture": _labelled(page.furniture),
    }


def _labelled(labels: Iterable[Label | None]) -> Floats:
    """Return the number of each label, 0 where there is none."""
    return codes([_LABELS[label] if label else 0 for label in labels])


def _segment(page: Page) -> tuple[int, int]:
    """Return the lines [first, end) between which most of the prose stands."""
    labels = [rule.label if rule else None for rule in page.rules]
    return body_bounds(page.lines, labels, {line for line, rule in enumerate(page.rules) if rule and rule.ends})


def _topic(page: Page, prose: Flags, segment: tuple[int, int]) -> Columns:
    """Return how much of a line's words stands in the title, in other prose, and in the prose of `segment`."""
    title = title_words(page.title) if page.title else frozenset()
    words = [set(words_of(abridged(line.folded))) for line in page.lines]
    sizes = np.maximum(codes(list(map(len, words))), 1)
    in_title = codes([len(of & title) if len(of) <= _TITLE_WORDS else 0 for of in words])
    long = [[word for word in of if len(word) >= _LONG_WORD] for of in words]
    counts = codes(list(map(len, long)))
    numbers, line_of = _numbered(long)
    first, end = segment
    lines = np.arange(len(words), dtype=np.float32)
    return {
        "in_title": in_title / sizes,
        "of_title": in_title / np.float32(max(len(title), 1)),
        "titled": np.full(len(words), bool(title), np.float32),
        "long_words": np.minimum(counts, _MOST_LONG_WORDS),
        "known_words": _shared(numbers, line_of, prose) / np.maximum(counts, 1),
        "segment_words": _shared(numbers, line_of, prose & (lines >= first) & (lines < end)) / np.maximum(counts, 1),
        "from_segment": _distance(lines, first, end),
    }


def _numbered(words: Sequence[Sequence[str]]) -> tuple[Integers, Integers]:
    """Return the words of all lines as numbers, and which line each stands in."""
    every = list(chain.from_iterable(words))
    numbers = dict(zip(dict.fromkeys(every), count(), strict=False))
    line_of = np.repeat(np.arange(len(words)), list(map(len, words)))
    return np.fromiter(map(numbers.__getitem__, every), np.int64, len(every)), line_of


def _shared(numbers: Integers, line_of: Integers, chosen: Flags) -> Floats:
    """Return how many of a line's words stand in other lines that are `chosen`."""
    own = chosen[line_of]
    known = np.bincount(numbers[own], minlength=len(numbers))
    found = np.bincount(line_of[known[numbers] > own], minlength=len(chosen))
    return found.astype(np.float32)


def _distance(lines: Floats, first: int, end: int) -> Floats:
    """Return how far above (below nothing) or below the lines [first, end) each line stands."""
    above, below = np.minimum(lines - first, 0), np.maximum(lines - end + 1, 0)
    return (above + below).clip(-FAR, FAR).astype(np.float32)


def _place(page: Page, words: Floats, prose: Flags, weight: Floats) -> Columns:
    length = len(page.lines)
    lines = np.arange(length, dtype=np.float32)
    total = max(float(weight.sum()), 1.0)
    down_to = np.cumsum(weight, dtype=np.float32)
    clear = prose & np.array([rule is None for rule in page.rules])
    if page.dateline is None:
        from_dateline = np.full(length, -2 * FAR, np.float32)
    else:
        from_dateline = (lines - page.dateline).clip(-FAR, FAR).astype(np.float32)
    return {
        "above": np.log1p(lines),
        "below": np.log1p(length - 1 - lines),
        "place": ((lines + 0.5) / length).astype(np.float32),
        "lines": np.full(length, np.log(length), np.float32),
        "prose_above": (down_to - weight) / total,
        "prose_words_above": np.log1p(down_to - weight),
        "prose_words_below": np.log1p(np.maximum(total - down_to, 0)),
        "prose_words": np.full(length, np.log1p(total), np.float32),
        "prose_share": np.full(length, total / max(float(words.sum()), 1.0), np.float32),
        "since_prose": since(clear),
        "until_prose": until(clear),
        "from_dateline": from_dateline,
    }


def memory(page: Page) -> Columns:
    """Return what the source's other articles say of the lines of `page`."""
    counts = codes(list(page.seen.counts))
    return {
        "sightings": np.minimum(counts, _MOST_SIGHTINGS),
        "sighting_share": counts / max(page.seen.others, 1),
        "others": np.full(len(counts), min(page.seen.others, _MOST_SIGHTINGS), np.float32),
    }


def stacked(columns: Mapping[str, Floats]) -> Floats:
    """Return the columns as one array with the axes feature and line."""
    return np.stack(list(columns.values())).astype(np.float32, copy=False)
