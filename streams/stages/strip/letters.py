"""Character classes for patterns over names, which the `re` module has none of: capitals, apostrophes, dashes."""

from __future__ import annotations

_LAST = 0x1F00  # Latin, Greek, Cyrillic and Armenian end before it

UPPER = "".join(letter for letter in map(chr, range(ord("A"), _LAST)) if letter.isupper())
APOSTROPHES = "'\u2018\u2019"
DASHES = "\u2012\u2013\u2014\u2015"
