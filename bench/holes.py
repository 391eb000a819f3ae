"""Finds bodies that were marked with holes: what every remover that keeps the prose of such a page is blamed for.

Nothing here looks at what a remover leaves. Boxes of prose within the body count as holes, too: a truth that is
right to leave out a box of facts cannot be told from one that lost three paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shingles import words
from verdicts import Verdict, lines_of, verdicts

LONG = 12  # words of a sentence that is hardly anything but prose
MOST = 0.15  # of the long sentences between two that are kept may be left out

_END = re.compile(r"(?<=[.!?…。\uff01\uff1f])[\"'”\u2019»)]*\s+")
_CLOSED = re.compile(r"[.!?…。\uff01\uff1f][\"'”\u2019»)]*$")


def has_holes(truths: Sequence[str], text: str) -> bool:
    """Say whether the marked body leaves out too many of the long sentences that `text` has within the body's span."""
    within = span(verdicts(truths, long_sentences(text)))
    return bool(within) and within.count(False) > MOST * len(within)


def span(found: Sequence[Verdict]) -> Sequence[Verdict]:
    """Return the verdicts from the first body to the last, none where there is no body."""
    body = [i for i, verdict in enumerate(found) if verdict is True]
    return found[body[0] : body[-1] + 1] if body else []


def long_sentences(text: str) -> Iterator[str]:
    """Return the sentences of a text that are closed and long."""
    for line in lines_of(text):
        for sentence in _END.split(line):
            if _CLOSED.search(sentence) and len(words(sentence)) >= LONG:
                yield sentence
