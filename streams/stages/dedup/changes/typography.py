"""A text in one typography: two that differ in white space and in the form of marks alone become the same."""

from __future__ import annotations

import re
import unicodedata

_QUOTATION = '\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2039\u203a'
_DASHED = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = str.maketrans(dict.fromkeys(_QUOTATION, "'") | dict.fromkeys(_DASHED, "-") | dict.fromkeys(_UNSEEN))
_QUOTES = re.compile(r"''+")
_DASHES = re.compile(r"\s*-[-\s]*")


def plain(text: str) -> str:
    """Return `text` with one form of quotation mark, dash and space, NFKC for all else, and no unseen characters."""
    normal = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    return " ".join(_DASHES.sub("-", _QUOTES.sub("'", normal)).split())
