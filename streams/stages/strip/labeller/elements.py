"""Where in the page's tree a line stands, and what else stands there: features of HTML, nothing for plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from streams.stages.strip.labeller.arrays import FAR, Flags, Floats, Integers, codes
from streams.stages.strip.labeller.page import Page

_INDEX = re.compile(r":\d+")
_ARTICLE = re.compile(r".*(?:^|>)article:[^>]*")
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
    if not page.content.main:
        return np.zeros((len(NAMES), len(page.lines)), np.float32)
    paths = [line.block.path for line in page.lines]
    shapes = {path: _INDEX.sub("", path) for path in dict.fromkeys(paths)}
    total = max(float(weight.sum()), 1.0)
    columns: _Columns = {
        "html": np.ones(len(paths), np.float32),
        "in_main": codes(list(map(page.content.holds, paths))),
        "depth": codes([path.count(">") for path in paths]),
        **_alike([shapes[path] for path in paths], words, prose, total),
        **_article(paths, weight, total),
    }
    outer = paths
    for level in range(1, _OUTER + 1):
        outer = list(map(_parent, outer))
        shapes = {_parent(path): _parent(shape) for path, shape in shapes.items()}
        held = _held(outer, shapes, words, weight, total)
        columns |= {f"{name}_{level}": column for name, column in held.items()}
        if level == 1:
            columns |= _kin(outer, prose)
    return np.stack([columns[name] for name in NAMES])


def _held(outer: Sequence[str], shapes: Mapping[str, str], words: Floats, weight: Floats, total: float) -> _Columns:
    """Return how much of the page's prose an element holds, how pure it is, and how many there are of its shape."""
    group, groups = _grouped(outer)
    held = np.bincount(group, weights=weight, minlength=groups)
    all_words = np.bincount(group, weights=words, minlength=groups)
    shape, different = _grouped([shapes[path] for path in dict.fromkeys(outer)])
    twins = np.bincount(shape, minlength=different)[shape]
    return {
        "held": (held / total)[group].astype(np.float32),
        "pure": (held / np.maximum(all_words, 1))[group].astype(np.float32),
        "twins": np.log1p(twins)[group].astype(np.float32),
    }


def _kin(parents: Sequence[str], prose: Flags) -> _Columns:
    """Return how far above and below a line the next prose of the same parent stands."""
    above = _since_kin(parents, prose)
    below = _since_kin(parents[::-1], prose[::-1])[::-1]
    return {"since_kin": above, "until_kin": below}


def _since_kin(parents: Sequence[str], prose: Flags) -> Floats:
    last: dict[str, int] = {}
    far: list[int] = []
    for line, (parent, is_body) in enumerate(zip(parents, prose, strict=True)):
        far.append(min(line - last.get(parent, -FAR), FAR))
        if is_body:
            last[parent] = line
    return codes(far)


def _article(paths: Sequence[str], weight: Floats, total: float) -> _Columns:
    """Return of the innermost <article> around a line which of the page it is, and how much of the prose it holds."""
    found = [_ARTICLE.match(path) if "article:" in path else None for path in paths]
    group, groups = _grouped([article[0] if article else "" for article in found])
    held = np.bincount(group, weights=weight, minlength=groups) / total
    return {
        "article": np.minimum(group, FAR).astype(np.float32),
        "article_held": held[group].astype(np.float32),
        "articles": np.full(len(paths), min(groups, FAR), np.float32),
        "in_article": codes([article is not None for article in found]),
    }


def _alike(shapes: Sequence[str], words: Floats, prose: Flags, total: float) -> _Columns:
    """Return what stands in elements of the same tags and classes."""
    group, groups = _grouped(shapes)
    lines = np.bincount(group, minlength=groups)
    alike_prose = np.bincount(group, weights=prose, minlength=groups) / lines
    alike_words = np.bincount(group, weights=words, minlength=groups) / total
    return {
        "alike": np.log1p(lines)[group].astype(np.float32),
        "alike_prose": alike_prose[group].astype(np.float32),
        "alike_words": np.log1p(alike_words)[group].astype(np.float32),
    }


def _grouped(names: Sequence[str]) -> tuple[Integers, int]:
    """Return for each name the number of its group, in order of appearance, and how many groups there are."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(name, len(numbers)) for name in names]
    return np.array(found, np.int64), len(numbers)


def _parent(path: str) -> str:
    return path[: path.rfind(">")] if ">" in path else ""
