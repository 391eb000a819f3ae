"""Which lines of a page stand in the body that the page declares: `articleBody` of schema.org, as text or element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from streams.text.blocks import Line

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")  # an ideogram is a word of its own
_RUN = 4  # words; a line of fewer is known by the lines around it
_LEAST_WORDS = 100  # of 611 news pages none has a whole body so short, and all that declare less declare a teaser
_MOST_CHARACTERS = 300_000
_ON_PAGE = 0.5  # so much of a declared text stands in the lines of its page
_IN_LINE = 0.5  # so much of a line stands in the declared text

_Runs = set[tuple[str, ...]]


def declared(lines: Sequence[Line], body: str | None, elements: Iterable[str]) -> list[bool] | None:
    """Say of each line whether it stands in the declared body; None where no such body can be trusted.

    `body` is the declared text, `elements` are the paths of the elements that are declared to hold it. The text is
    believed first. What is short, is the whole page or does not stand there is not to be trusted.
    """
    return (_in_text(lines, body) if body else None) or _in_elements(lines, elements)


def _in_text(lines: Sequence[Line], body: str) -> list[bool] | None:
    words = _WORD.findall(body)
    if len(words) < _LEAST_WORDS or len(body) > _MOST_CHARACTERS:
        return None
    runs, spelled = _runs(words), f" {' '.join(words)} "
    long: list[bool | None] = []
    short: list[bool] = []
    on_page: dict[str, int] = {}
    for line in lines:
        mine = _WORD.findall(line.text)
        own = f" {' '.join(mine)} "
        stands = own in spelled or _overlap(_runs(mine), runs)
        long.append(stands if len(mine) >= _RUN else None)
        short.append(stands and 0 < len(mine) < _RUN)
        if stands:
            on_page[own] = len(mine)
    if sum(on_page.values()) < _ON_PAGE * len(runs) or all(long):
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
    words = sum(len(_WORD.findall(line.text)) for line, inside in zip(lines, found, strict=True) if inside)
    return found if words >= _LEAST_WORDS and not all(found) else None


def _runs(words: Sequence[str]) -> _Runs:
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))
