"""Figures in digits and, in English, in words, with the sign or word that says of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.records import Replaced
from streams.stages.dedup.changes.delta import Delta
from streams.stages.dedup.changes.replaced import differing
from streams.stages.dedup.changes.sentences import Sentence

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_LARGE = "hundred|thousand|million|billion|trillion|dozen"
_SHORT = "bn|tn|mn|m|st|nd|rd|th"
_FIGURE = re.compile(
    rf"(?:[$\u20ac\u00a3\u00a5] ?)?\d+(?:[.,:/]\d+)*(?: ?%| per ?cent\b| (?:{_LARGE})\b| ?(?:{_SHORT})\b)?"
    rf"|\b(?:(?:{_TENS})(?:-(?:{_SMALL}))?|{_SMALL})(?: (?:{_LARGE}))*\b"
    rf"|\b(?:{_LARGE})s?\b",
)
_VALUES = {word: str(value) for value, word in enumerate(_SMALL.split("|"), start=1)}
_PRONOUN = "one"  # a figure only where it takes the place of another


def figures(sentence: Sentence) -> list[str]:
    """Return the figures of a sentence, in order and in lower case."""
    return _FIGURE.findall(sentence.plain.lower())


def differing_figures(delta: Delta) -> Iterator[Replaced]:
    """Give the figures that differ in more than their form."""
    for one in differing(delta, figures):
        alone = one.after if one.before is None else one.before if one.after is None else ""
        if alone != _PRONOUN and _value(one.before) != _value(one.after):
            yield one


def _value(figure: str | None) -> str | None:
    """Return a figure in digits where it is a word: "three" and "3" are one figure."""
    return None if figure is None else _VALUES.get(figure, figure)
