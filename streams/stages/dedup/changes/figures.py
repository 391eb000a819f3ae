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
_PRONOUN = "one"  # a figure only where it takes the place of another


def figures(sentence: Sentence) -> list[str]:
    """Return the figures of a sentence, in order and in lower case."""
    return _FIGURE.findall(sentence.plain.lower())


def differing_figures(delta: Delta) -> Iterator[Replaced]:
    """Give the figures that differ."""
    for one in differing(delta, figures):
        alone = one.after if one.before is None else one.before if one.after is None else ""
        if alone != _PRONOUN:
            yield one
