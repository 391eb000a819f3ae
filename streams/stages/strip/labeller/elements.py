"""Where in the page's tree a line stands, and what else stands there: features of HTML, nothing for plain text."""

from __future__ import annotations

import numpy as np

from streams.stages.strip.labeller.arrays import FAR, Flags, Floats, Integers, codes
from streams.stages.strip.labeller.page import Page
from streams.stages.strip.labeller.tree import Tree

_OUTER = 3  # elements around a line whose prose is summed up
NAMES = (
    *("html", "in_main", "depth", "alike", "alike_prose", "alike_words"),
    *("article", "article_held", "articles", "in_article"),
    *("held_1", "pure_1", "twins_1", "since_kin", "until_kin"),
    *("held_2", "pure_2", "twins_2", "held_3", "pure_3", "twins_3"),
)

_Columns = dict[str, Floats]


def elements(page: Page, words: Floats, prose: Flags, weight: Floats) -> Floats:
    """Return the features; `weight` is the prose of each line, in words that are no links."""
    tree = page.tree
    if tree is None or not page.content.main:
        return np.zeros((len(NAMES), len(page.lines)), np.float32)
    total = max(float(weight.sum()), 1.0)
    columns: _Columns = {
        "html": np.ones(len(page.lines), np.float32),
        "in_main": codes([page.content.holds(line.block.path) for line in page.lines]),
        "depth": tree.depths[tree.lines].astype(np.float32),
        **_alike(tree.shapes[tree.lines], words, prose, total),
        **_article(tree.articles[tree.lines], weight, total),
    }
    outer = tree.lines
    for level in range(1, _OUTER + 1):
        outer = tree.parents[outer]
        held = _held(tree, outer, words, weight, total)
        columns |= {f"{name}_{level}": column for name, column in held.items()}
        if level == 1:
            columns |= {"since_kin": _since_kin(outer, prose), "until_kin": _since_kin(outer[::-1], prose[::-1])[::-1]}
    return np.stack([columns[name] for name in NAMES], dtype=np.float32, casting="unsafe")


def _held(tree: Tree, outer: Integers, words: Floats, weight: Floats, total: float) -> _Columns:
    """Return how much of the page's prose an element holds, how pure it is, and how many there are of its shape."""
    held = np.bincount(outer, weights=weight)
    every = np.bincount(outer, weights=words)
    twins = np.bincount(tree.shapes[np.unique(outer)])[tree.shapes[outer]]
    return {
        "held": (held / total)[outer],
        "pure": (held / np.maximum(every, 1))[outer],
        "twins": np.log1p(twins),
    }


def _since_kin(parents: Integers, prose: Flags) -> Floats:
    """Return how far above a line the next prose of the same parent stands."""
    order = np.argsort(parents, kind="stable")
    family = np.cumsum(np.diff(parents[order], prepend=parents[order[0]]) != 0) * (len(order) + FAR)
    last = np.maximum.accumulate(family + np.where(prose[order], order, -FAR))
    far = np.full(len(order), FAR, np.float32)
    far[order[1:]] = np.minimum(family[1:] + order[1:] - last[:-1], FAR)
    return far


def _article(around: Integers, weight: Floats, total: float) -> _Columns:
    """Return of the innermost <article> around a line which of the page it is, and how much of the prose it holds."""
    every, first, group = np.unique(around, return_index=True, return_inverse=True)
    place = np.argsort(np.argsort(first))[group]  # in order of appearance
    held = np.bincount(group, weights=weight) / total
    return {
        "article": np.minimum(place, FAR),
        "article_held": held[group],
        "articles": np.full(len(around), min(len(every), FAR)),
        "in_article": around > 0,
    }


def _alike(shapes: Integers, words: Floats, prose: Flags, total: float) -> _Columns:
    """Return what stands in elements of the same tags and classes."""
    lines = np.bincount(shapes)
    alike_prose = np.bincount(shapes, weights=prose) / np.maximum(lines, 1)
    alike_words = np.bincount(shapes, weights=words) / total
    return {
        "alike": np.log1p(lines)[shapes],
        "alike_prose": alike_prose[shapes],
        "alike_words": np.log1p(alike_words)[shapes],
    }
