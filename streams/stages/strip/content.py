"""Main content of an HTML page: the element that holds the body, and the furniture within it.

Plain text has no paths, and nothing here says anything of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from streams.records import Label
from streams.stages.strip.body import is_prose
from streams.stages.strip.lines import Line
from streams.stages.strip.rules import rules

Labels = Sequence[Label | None]

_ELEMENT = re.compile(r"(?P<tag>[^:]*):\d*(?P<names>.*)", re.DOTALL)
_TOKEN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")


def main_element(lines: Sequence[Line], labels: Labels) -> str:
    """Return the path of the deepest element that holds most of the prose; "" for plain text."""
    prose = [
        (line.block.path, line.words * (1 - line.block.link_density))
        for line, label in zip(lines, labels, strict=True)
        if label is None and line.block.path and is_prose(line)
    ]
    words = _words_below(prose)
    all_words = sum(weight for _, weight in prose)
    prose = [(path, weight) for path, weight in prose if not _aside(path, words, all_words)]
    words = _words_below(prose)
    enough = rules().limits["main_share"] * sum(weight for _, weight in prose)
    return max((path for path, weight in words.items() if weight >= enough), key=len, default="")


def furniture(path: str, main: str) -> Label | None:
    """Return what the elements between `main` and the block at `path` say that it is, if they call it furniture."""
    return next((label for element in _elements(path[len(main) :]) if (label := _named(element))), None)


def _words_below(prose: Sequence[tuple[str, float]]) -> Counter[str]:
    words: Counter[str] = Counter()
    for path, weight in prose:
        end = path.find(">")
        while end >= 0:
            words[path[: end + 1]] += weight
            end = path.find(">", end + 1)
    return words


def _aside(path: str, words: Counter[str], all_words: float) -> bool:
    """Say whether the block stands in an element named as furniture that holds less than half of all prose."""
    end = -1
    for element in _elements(path):
        end = path.find(">", end + 1)
        if end >= 0 and words[path[: end + 1]] < all_words / 2 and _named(element):
            return True
    return False


def _elements(path: str) -> list[str]:
    return [element for element in path.split(">") if element]


@lru_cache(maxsize=20_000)
def _named(element: str) -> Label | None:
    found = _ELEMENT.match(element)
    if found is None:
        return None
    markup = rules().markup
    if found["tag"] in markup.tags:
        return markup.tags[found["tag"]]
    tokens = {token.lower() for token in _TOKEN.findall(found["names"])}
    return next((label for label, names in markup.names.items() if not tokens.isdisjoint(names)), None)
