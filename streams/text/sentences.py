"""Where sentences begin, in any script, by punctuation alone. Time is linear in the length of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

# It begins with one set of signs, which makes the search for them fast.
_ENDS = re.compile(
    r"[\n.!?\u2026\u061f\u0964\u3002\uff01\uff1f](?:"
    r"(?<=\n)\s*"  # paragraphs
    r"|(?<=[.!?\u2026\u061f\u0964])['\"\u201d\u2019\u00bb)\]]{0,3}[^\S\n]+(?![a-z])"
    r"|(?<=[\u3002\uff01\uff1f])[\u300d\u300f\u201d]?"  # Chinese and Japanese, without a space
    r")"
)
_LONGEST = 5  # letters of an abbreviation, and one before it
_ABBREVIATION = re.compile(
    r"(?<![^\W\d_])(?:[A-Z]|(?i:mr|mrs|ms|dr|prof|rev|hon|st|sr|jr|gen|col|lt|maj|capt|sgt|cmdr|adm|gov|sens?|reps?|pres"
    r"|vs|no|inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\Z"
)


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence of `text` begins; the first is 0."""
    ends = (match.end() for match in _ENDS.finditer(text) if not _is_abbreviation(text, match))
    return [0, *(end for end in ends if 0 < end < len(text))]


def sentence_around(text: str, starts: Sequence[int], place: int) -> tuple[int, int]:
    """Return begin and end of the sentence at `place`, without the white space behind it.

    `starts` are those that `sentence_starts` gives for `text`.
    """
    number = bisect_right(starts, place)
    start, stop = starts[number - 1], starts[number] if number < len(starts) else len(text)
    return start, start + len(text[start:stop].rstrip())


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    stop = match.start()
    return text[stop] == "." and _ABBREVIATION.search(text, max(stop - _LONGEST, 0), stop) is not None
