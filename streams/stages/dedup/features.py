"""What the decision is made from: how a new text and one that is known compare, by figures from 0 to 1.

Names, numbers and rare shingles tell a copy from another report on the same template; the beginning, and whether what
is shared stands all over the new text, tell a copy from a later story that quotes its background. The beginning is
compared by letters, so that it tells a misread copy too. Titles speak where the text leaves doubt; alone they say
nothing, since columns and later stories go under the title of others. What comes long after a story is more often the
next one than a copy: Allan, Papka and Lavrenko, "On-line new event detection and tracking" (1998).
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from streams.stages.dedup.measures import Measures

_SAME_LENGTH = 0.05
_LITTLE = 0.35  # of a text: what later stories quote


class Features(NamedTuple):
    """Measures, under their own names, and what is made of them; `a_by_b` is the product of two.

    The names are the keys of model.json.
    """

    contained: float
    rare_root: float
    strength: float
    ahead: float
    other_lead: float
    """What is not shared of the shorter text, by how much less of the first quarter is: two stories, one tail."""
    little: float
    """How much less than `_LITTLE` of the shorter text is shared."""
    few_shingles: float
    head: float
    head_by_text: float
    length: float
    same_length: float
    same_length_by_even: float
    even_by_rare: float
    even_by_vocabulary: float
    names: float
    names_missing: float
    """How much less of the names than of the text is shared."""
    names_over_vocabulary: float
    """How much more is shared of them than of the words: another story about the same people, or other words."""
    names_both_squared: float
    names_apart: float
    names_apart_by_text: float
    numbers: float
    numbers_missing: float
    numbers_by_text: float
    numbers_both: float
    numbers_apart: float
    vocabulary: float
    vocabulary_squared: float
    vocabulary_by_rare: float
    few_words: float
    title: float
    title_by_head: float
    title_by_even: float
    title_by_names: float
    title_by_numbers: float
    idle: float


def features(of: Measures) -> Features:
    """Return the features that are made of what was measured."""
    same_length = max(0.0, 1 - (1 - of.length) / _SAME_LENGTH)
    return Features(
        contained=of.contained,
        rare_root=sqrt(of.rare),
        strength=of.strength,
        ahead=of.ahead,
        other_lead=(1 - of.text) * of.lead_missing,
        little=max(0.0, _LITTLE - of.text),
        few_shingles=of.few_shingles,
        head=of.head,
        head_by_text=of.head * of.text,
        length=of.length,
        same_length=same_length,
        same_length_by_even=same_length * of.even,
        even_by_rare=of.even * of.rare,
        even_by_vocabulary=of.even * of.vocabulary,
        names=of.names,
        names_missing=max(0.0, of.text - of.names),
        names_over_vocabulary=max(0.0, of.names - of.vocabulary),
        names_both_squared=of.names_both**2,
        names_apart=of.names_apart,
        names_apart_by_text=of.names_apart * of.text,
        numbers=of.numbers,
        numbers_missing=max(0.0, of.text - of.numbers),
        numbers_by_text=of.numbers * of.text,
        numbers_both=of.numbers_both,
        numbers_apart=of.numbers_apart,
        vocabulary=of.vocabulary,
        vocabulary_squared=of.vocabulary**2,
        vocabulary_by_rare=of.vocabulary * of.rare,
        few_words=of.few_words,
        title=of.title,
        title_by_head=of.title * of.head,
        title_by_even=of.title * of.even,
        title_by_names=of.title * of.names,
        title_by_numbers=of.title * of.numbers,
        idle=of.idle,
    )


def measures(of: Features) -> Measures:
    """Return the measures that these features were made of, as near as two digits of each tell."""
    text = _share(of.numbers_by_text, of.numbers)
    return Measures(
        contained=of.contained,
        text=text,
        rare=of.rare_root**2,
        strength=of.strength,
        ahead=of.ahead,
        lead_missing=_share(of.other_lead, 1 - text),
        few_shingles=of.few_shingles,
        head=of.head,
        length=of.length,
        even=_share(of.even_by_vocabulary, of.vocabulary),
        names=of.names,
        names_both=sqrt(of.names_both_squared),
        names_apart=of.names_apart,
        numbers=of.numbers,
        numbers_both=of.numbers_both,
        numbers_apart=of.numbers_apart,
        vocabulary=of.vocabulary,
        few_words=of.few_words,
        title=of.title,
        idle=of.idle,
    )


def _share(product: float, of: float) -> float:
    return min(1.0, product / of) if of else 0.0
