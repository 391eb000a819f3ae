"""Names of places in scripts that put spaces between words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from streams.stages.tag.gazetteer.folding import fold
from streams.stages.tag.gazetteer.nations import nations
from streams.stages.tag.gazetteer.places import UNSPACED, begins, countries_in
from streams.stages.tag.listed.found import Found
from streams.text.sentences import sentence_starts

# Letters with the marks that belong to them, which \w does not hold together.
_SIGNS = r"\s\d!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u206f\u3001-\u303f\uff01-\uff20\u060c\u061b\u061f\u0964"
_WORD = re.compile(rf"[^{_SIGNS}]+(?:-[^{_SIGNS}]+)*")
_GAPS = frozenset({" ", "'", "\u2019"})
_MOST_WORDS = 5  # of a name
_SHORTEST = 3  # letters


class _Countries(NamedTuple):
    names: frozenset[str]
    begun: frozenset[str]  # their first words


def spaced(text: str, language: str) -> Iterator[Found]:
    """Yield the longest names at each word, without overlaps; in scripts with capitals those that have one.

    A name beside another word with a capital is passed over: it is part of a longer name, of a person mostly. Where a
    sentence begins any word has a capital: one alone is no proof of a city there, and beside a country it says nothing.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    openings, countries = _openings(text, words), _countries(language)
    number = 0
    while number < len(words):
        start = words[number][0]
        size = _size(text, words, number, countries) if _may_be_name(text[start]) else 0
        end = words[number + max(size, 1) - 1][1]
        is_country = fold(text[start:end]) in countries.names
        passed = openings if is_country else frozenset[int]()
        if size and end - start >= _SHORTEST and not _is_part(text, words, range(number, number + size), passed):
            is_proof = is_country or size > 1 or start not in openings or not _is_capitalised(text[start:end])
            yield Found(start, end, is_proof)
        number += max(size, 1)


def _is_capitalised(name: str) -> bool:
    """Tell whether a name begins with a capital, as any word may, and does not go on so, as in datelines."""
    return name[0].isupper() and not (name.isupper() and len(name) > _SHORTEST)


def _openings(text: str, words: list[tuple[int, int]]) -> frozenset[int]:
    """Return where the first word of each sentence begins, behind what quotation marks there are."""
    begins = [start for start, _ in words]
    firsts = (bisect_left(begins, start) for start in sentence_starts(text))
    return frozenset(begins[first] for first in firsts if first < len(begins))


def _may_be_name(letter: str) -> bool:
    return not letter.islower() and UNSPACED.match(letter) is None


def _size(text: str, words: list[tuple[int, int]], number: int, countries: _Countries) -> int:
    """Return of how many words the longest name is that begins at the word of the number; 0 if there is none."""
    size, start = 0, words[number][0]
    for last in range(number, min(number + _MOST_WORDS, len(words))):
        if last > number and text[words[last - 1][1] : words[last][0]] not in _GAPS:
            break
        key = fold(text[start : words[last][1]])
        is_name, is_begun = begins(key)
        if (is_name or key in countries.names) and key not in nations().common_words:
            size = last - number + 1
        if not is_begun and key not in countries.begun:
            break
    return size


def _is_part(text: str, words: list[tuple[int, int]], name: range, passed: frozenset[int]) -> bool:
    """Tell whether a word with a capital stands beside the name; before it, not one that begins where `passed` says."""
    before, behind = name.start - 1, name.stop
    if before >= 0 and words[before][0] not in passed and _are_joined(text, words[before], words[name.start]):
        return text[words[before][0]].isupper()
    return (
        behind < len(words) and _are_joined(text, words[behind - 1], words[behind]) and text[words[behind][0]].isupper()
    )


def _are_joined(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    return text[first[1] : second[0]] == " "


@cache
def _countries(language: str) -> _Countries:
    names = frozenset(countries_in(language))
    begun = {" ".join(words[:count]) for words in map(str.split, names) for count in range(1, len(words))}
    return _Countries(names, frozenset(begun))
