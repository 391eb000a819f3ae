"""Which lines of a page stand in the body that the page declares: `articleBody` of schema.org, as text or element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from streams.text.blocks import Line

_IDEOGRAM = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_WORD_OR_IDEOGRAM = re.compile(rf"{_IDEOGRAM.pattern}|\w+")  # each ideogram is a word of its own
_RUN = 4  # words; a line of fewer is known by the lines around it
_LEAST_WORDS = 100  # of 611 news pages none has a whole body so short, and all that declare less declare a teaser
_ON_PAGE = 0.5  # so much of a declared text stands in the lines of its page
_IN_LINE = 0.5  # so much of a line stands in the declared text
_PROSE_WORDS = 8
_LINKED = 0.5
_INSTEAD = 0.5  # a page with so little prose, by the declared text, is a shell around it

_Runs = set[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Body:
    """The text that a page declares to be its article's, split into words as its script needs."""

    words: list[str]
    runs: _Runs
    word: re.Pattern[str]

    def words_of(self, text: str) -> list[str]:
        """Return the words of `text`."""
        return self.word.findall(text)

    def is_instead_of(self, lines: Sequence[Line]) -> bool:
        """Say whether `lines` are only a shell, or a teaser, of what is declared: a script shows the rest."""
        page: _Runs = set()
        prose = 0
        for line in lines:
            mine = self.words_of(line.text)
            page |= _runs(mine)
            prose += len(mine) if len(mine) >= _PROSE_WORDS and line.link_density < _LINKED else 0
        return len(page & self.runs) < _ON_PAGE * len(self.runs) and prose < _INSTEAD * len(self.words)


def body_of(text: str) -> Body | None:
    """Return the declared `text`; None if it is too short for more than a teaser."""
    word = _WORD_OR_IDEOGRAM if _IDEOGRAM.search(text) else _WORD
    words = word.findall(text)
    return Body(words, _runs(words), word) if len(words) >= _LEAST_WORDS else None


def declared(lines: Sequence[Line], body: Body | None, elements: Iterable[str]) -> list[bool] | None:
    """Say of each line whether it stands in the declared body; None where no such body can be trusted.

    `body` is the declared text, `elements` are the paths of the elements that are declared to hold it. The text is
    believed first. What is the whole page, or does not stand there, is not to be trusted.
    """
    return (_in_text(lines, body) if body else None) or _in_elements(lines, elements)


def _in_text(lines: Sequence[Line], body: Body) -> list[bool] | None:
    spelled = f" {' '.join(body.words)} "
    long: list[bool | None] = []
    short: list[bool] = []
    on_page: dict[str, int] = {}
    for line in lines:
        mine = body.words_of(line.text)
        own = f" {' '.join(mine)} "
        stands = _overlap(_runs(mine), body.runs) if len(mine) >= _RUN else own in spelled
        long.append(stands if len(mine) >= _RUN else None)
        short.append(stands and 0 < len(mine) < _RUN)
        if stands:
            on_page[own] = len(mine)
    if sum(on_page.values()) < _ON_PAGE * len(body.runs) or all(long):
        return None
    return [either if either is not None else told for either, told in zip(long, _beside(long, short), strict=True)]


def _overlap(own: _Runs, runs: _Runs) -> bool:
    return bool(own) and len(own & runs) >= _IN_LINE * len(own)


def _beside(long: Sequence[bool | None], short: Sequence[bool]) -> list[bool]:
    """Say which of the `short` lines follow or precede, among the long ones, one that is declared."""
    above = _carried(long)
    below = _carried(long[::-1])[::-1]
    return [told and (before or after) for told, before, after in zip(short, above, below, strict=True)]


def _carried(long: Sequence[bool | None]) -> list[bool]:
    found: list[bool] = []
    last = False
    for told in long:
        last = last if told is None else told
        found.append(last)
    return found


def _in_elements(lines: Sequence[Line], paths: Iterable[str]) -> list[bool] | None:
    within = tuple(f"{path}>" for path in paths)
    if not within:
        return None
    found = [f"{line.path}>".startswith(within) for line in lines]
    words = sum(len(_WORD_OR_IDEOGRAM.findall(line.text)) for line, inside in zip(lines, found, strict=True) if inside)
    return found if words >= _LEAST_WORDS and not all(found) else None


def _runs(words: Sequence[str]) -> _Runs:
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))
