"""The form in which names are looked up: alike for all the ways in which one name is written."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i", "\u2019": "'", "\u02bb": "'", "\u2018": "'"}
)
_ACCENT = re.compile("[\u0300-\u036f]")  # not the vowels and tones of Indic scripts and Thai
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount"}


def fold(name: str) -> str:
    """Return `name` in lower case, without accents, full stops, hyphens and a leading "the"; "St" as "Saint"."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFKD", plain.translate(_LETTERS))))
    words = plain.replace("-", " ").replace(".", "").split()
    if len(words) > 1:
        words[0] = _WORDS.get(words[0], words[0])
        words = words[1:] if words[0] == "the" else words
    return " ".join(words)
