"""What two spellings of one name have in common: letters without case, accents and the ways to write an umlaut."""

from __future__ import annotations

import unicodedata

Key = tuple[str, ...]

# Letters that Unicode does not decompose.
_WITHOUT_STROKES = str.maketrans(
    {"\u0131": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SIGNS = frozenset("-.,\"'\u201c\u201d\u2018\u2019()\u00ab\u00bb\u201e/\u2010\u2011\u2012\u2013")


def folded(word: str) -> str:
    """Return `word` in lower case and without accents, strokes and full stops."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_WITHOUT_STROKES))
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter)) or word
    return word.lower().replace(".", "") or word


def key_of(words: tuple[str, ...]) -> Key:
    """Return the folded words of a name, its signs and a leading article left out."""
    first = words[0]
    if len(words) == 1 and first.isascii() and first.isalpha():
        return (first.lower(),)
    joined = " ".join(words)
    if joined.isascii() and joined.replace(" ", "").isalpha():
        key = tuple(joined.lower().split(" "))
    else:
        key = tuple(["and" if word == "&" else folded(word) for word in words if word not in _SIGNS])
    return key[1:] if len(key) > 1 and key[0] == "the" else key or words
