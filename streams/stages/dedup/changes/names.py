"""Names of whom and what two versions name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from streams.records import Replaced
from streams.stages.dedup.changes.delta import Delta
from streams.stages.dedup.changes.replaced import differing
from streams.stages.dedup.changes.typography import plain

_WORD = re.compile(r"\w+")
_LONGEST = 8  # words of a name


def differing_names(delta: Delta, names: Iterable[str]) -> Iterator[Replaced]:
    """Give those of `names`, the names in either version, that differ."""
    known = {tuple(_WORD.findall(plain(name))): name for name in names}
    return differing(delta, lambda sentence: list(_found(_WORD.findall(sentence.plain), known)))


def _found(words: list[str], known: dict[tuple[str, ...], str]) -> Iterator[str]:
    """Give the longest name at each place, none within another."""
    at = 0
    while at < len(words):
        sizes = range(min(_LONGEST, len(words) - at), 0, -1)
        size = next((size for size in sizes if tuple(words[at : at + size]) in known), 0)
        if size:
            yield known[tuple(words[at : at + size])]
        at += size or 1
