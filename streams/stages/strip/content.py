"""Main content of an HTML page: the element that holds the body, and the furniture within it.

Plain text has no paths, and nothing here says anything of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from streams.records import Label
from streams.stages.strip.body import is_prose
from streams.stages.strip.lines import Line
from streams.stages.strip.rules import rules

Labels = Sequence[Label | None]

_ELEMENT = re.compile(r"(?P<tag>[^:]*):\d*(?P<names>.*)", re.DOTALL)
_TOKEN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Content:
    """The path of the element that holds the body, "" for plain text, and the words of prose below each element."""

    main: str
    words: dict[str, float]

    def holds(self, path: str) -> bool:
        """Say whether the block at `path` stands in the main element."""
        return path.startswith(self.main)

    def furniture(self, path: str) -> Label | None:
        """Return what the elements around the block at `path` are named as, if as furniture.

        Of a block in the main element only those below the main one count, and none that holds much of the prose.
        """
        most = rules().limits["furniture_share"] * self.words.get(self.main, 0.0)
        return _furniture(path, self.words, most, len(self.main) if self.holds(path) else 0)


def content_of(lines: Sequence[Line], labels: Labels) -> Content:
    """Return where most of the page's prose stands.

    No element is the main one in a page most of whose prose stands in what is named as furniture: the names lie.
    """
    prose = [
        (line.block.path, line.words * (1 - line.block.link_density))
        for line, label in zip(lines, labels, strict=True)
        if label is None and line.block.path and is_prose(line)
    ]
    limits = rules().limits
    words = _words_below(prose)
    all_words = sum(weight for _, weight in prose)
    body = [
        (path, weight) for path, weight in prose if not _furniture(path, words, limits["furniture_share"] * all_words)
    ]
    body_words = sum(weight for _, weight in body)
    if body_words <= limits["furniture_share"] * all_words:
        return Content("", words)
    words = _words_below(body)
    enough = limits["main_share"] * body_words
    return Content(max((path for path, weight in words.items() if weight >= enough), key=len, default=""), words)


def _furniture(path: str, words: dict[str, float], most: float, begin: int = 0) -> Label | None:
    end = begin - 1
    for element in path[begin:].split(">"):
        end = path.find(">", end + 1)
        label = _named(element)
        if label is not None and (end < 0 or words.get(path[: end + 1], 0.0) <= most or label is Label.COMMENTS):
            return label
    return None


def _words_below(prose: Sequence[tuple[str, float]]) -> dict[str, float]:
    words: dict[str, float] = {}
    for path, weight in prose:
        end = path.find(">")
        while end >= 0:
            element = path[: end + 1]
            words[element] = words.get(element, 0.0) + weight
            end = path.find(">", end + 1)
    return words


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
