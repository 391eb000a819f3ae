"""Main content of an HTML page: the element that holds the body, and the furniture within it.

Plain text has no paths, and nothing here says anything of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from streams.records import Label
from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line
from streams.stages.strip.ruleset import Ruleset

Labels = Sequence[Label | None]


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What the elements of a path are named as, the outermost first, from the character `begin` on.

    An element that holds more than `most` of the prose is none. What was found for an element is kept, since paths
    share most of theirs.
    """

    named: Callable[[str], Label | None]
    words: dict[str, float]
    most: float
    begin: int = 0
    known: dict[str, Label | None] = field(default_factory=dict)

    def label(self, path: str) -> Label | None:
        end = path.rfind(">") + 1
        return self._around(path[:end]) or self.named(path[max(end, self.begin) :])

    def _around(self, element: str) -> Label | None:
        unknown: list[str] = []
        while len(element) > self.begin and element not in self.known:
            unknown.append(element)
            element = _parent(element)
        found = self.known.get(element)
        for inner in reversed(unknown):
            found = self.known[inner] = found or self._own(inner, len(element))
            element = inner
        return found

    def _own(self, element: str, parent: int) -> Label | None:
        label = self.named(element[max(parent, self.begin) : -1])
        furniture = label is Label.COMMENTS or self.words.get(element, 0.0) <= self.most
        return label if furniture else None


@dataclass(frozen=True, slots=True)
class Content:
    """The path of the element that holds the body, "" for plain text, and the furniture within and around it."""

    main: str
    within: _Furniture
    around: _Furniture

    def holds(self, path: str) -> bool:
        """Say whether the block at `path` stands in the main element."""
        return path.startswith(self.main)

    def furniture(self, path: str) -> Label | None:
        """Return what the elements around the block at `path` are named as, if as furniture.

        Of a block in the main element only those below the main one count, and none that holds much of the prose.
        """
        return (self.within if self.holds(path) else self.around).label(path)


def content_of(lines: Sequence[Line], labels: Labels, ruleset: Ruleset) -> Content:
    """Return where most of the page's prose stands.

    No element is the main one in a page most of whose prose stands in what is named as furniture: the names lie. But
    those of comments do not, and there may be more of them than body.
    """
    prose = [
        (line.block.path, line.words * (1 - line.block.link_density))
        for line, label in zip(lines, labels, strict=True)
        if label is None and line.block.path and line.prose
    ]
    words = _words_below(prose)
    all_words = sum(weight for _, weight in prose)
    named = _Furniture(ruleset.named, words, LIMITS.furniture_share * all_words)
    labelled = [(path, weight, named.label(path)) for path, weight in prose]
    body = [(path, weight) for path, weight, label in labelled if not label]
    body_words = sum(weight for _, weight in body)
    comments = sum(weight for _, weight, label in labelled if label is Label.COMMENTS)
    if body_words <= LIMITS.furniture_share * (all_words - comments):
        return _content("", words, ruleset)
    words = _words_below(body)
    enough = LIMITS.main_share * body_words
    main = max((path for path, weight in words.items() if weight >= enough), key=len, default="")
    return _content(main, words, ruleset)


def _content(main: str, words: dict[str, float], ruleset: Ruleset) -> Content:
    most = LIMITS.furniture_share * words.get(main, 0.0)
    return Content(main, _Furniture(ruleset.named, words, most, len(main)), _Furniture(ruleset.named, words, most))


def _words_below(prose: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Sum up the words below each element: once for each line, then once for each element."""
    words: dict[str, float] = {}
    for path, weight in prose:
        element = path[: path.rfind(">") + 1]
        words[element] = words.get(element, 0.0) + weight
    for element in list(words):
        outer = element
        while outer and (outer := _parent(outer)) and outer not in words:
            words[outer] = 0.0
    for element in sorted(words, key=len, reverse=True):
        if outer := _parent(element):
            words[outer] += words[element]
    words.pop("", None)
    return words


def _parent(element: str) -> str:
    return element[: element.rfind(">", 0, -1) + 1]
