"""Letters: their case and what else counts of them. Those beyond the scripts that have case are all the same to it."""

from __future__ import annotations

import numpy as np

LIMIT = 0x2200  # code points from here on have no class and no case
UPPER, LOWER, DIGIT, CURRENCY, END = 1, 2, 4, 8, 16
_CURRENCIES = frozenset("$\u20ac\u00a3\u00a5\u20b9")
_ENDS = frozenset('.\n"\u201c!?:')  # a capital right behind one of these says little


def _class(letter: str) -> int:
    cased = UPPER * letter.isupper() + LOWER * letter.islower()
    return cased + DIGIT * letter.isdecimal() + CURRENCY * (letter in _CURRENCIES) + END * (letter in _ENDS)


_LETTERS = [chr(code) for code in range(LIMIT)]
CLASSES = bytes(map(_class, _LETTERS))
TO_LOWER = {letter: low for letter in _LETTERS if (low := letter.lower()) != letter and len(low) == 1}
TO_UPPER = {letter: high for letter in _LETTERS if (high := letter.upper()) != letter and len(high) == 1}


def cases(changed: dict[str, str]) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """Return TO_LOWER or TO_UPPER as a table by code point."""
    table = np.arange(LIMIT, dtype=np.uint32)
    table[[ord(letter) for letter in changed]] = [ord(letter) for letter in changed.values()]
    return table
