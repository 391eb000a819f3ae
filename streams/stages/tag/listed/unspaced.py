"""Names of places in scripts that put no space between words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from streams.stages.tag.gazetteer.nations import nations
from streams.stages.tag.gazetteer.places import LONGEST, UNSPACED, countries_in, unspaced_names
from streams.stages.tag.listed.found import Found

_RUN = re.compile(f"(?:{UNSPACED.pattern}){{2,}}")
_PAIR = 2  # letters, by which nearly all places in a text can be passed over


def unspaced(text: str, language: str) -> Iterator[Found]:
    """Yield the longest name at each letter, without overlaps."""
    for run in _RUN.finditer(text):
        names, pairs = _names(language)
        start = run.start()
        while start < run.end() - 1:
            size = _size(text, start, run.end(), names) if text[start : start + _PAIR] in pairs else 0
            if size:
                yield Found(start, start + size, is_proof=True)
            start += max(size, 1)


def _size(text: str, start: int, end: int, names: frozenset[str]) -> int:
    sizes = range(min(LONGEST, end - start), _PAIR - 1, -1)
    return next((size for size in sizes if text[start : start + size] in names), 0)


@cache
def _names(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of cities in any language and of countries in this one, and the first two letters of all."""
    countries = {name for name in countries_in(language) if UNSPACED.match(name) and len(name) >= _PAIR}
    names = (unspaced_names() | countries) - nations().common_words
    return names, frozenset(name[:_PAIR] for name in names)
