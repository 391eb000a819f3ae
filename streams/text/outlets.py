"""The outlet's name around a title: " | The Fjord Post" behind it, or "The Fjord Post - " before it."""

from __future__ import annotations

import re

_LONGEST = 1_000  # characters of a title
_DASHES = "|\u2013\u2014\u00b7\u2022\u00bb"
_BEHIND = re.compile(rf"\s(?:[{_DASHES}:]|-)\s(?=[^{_DASHES}]*$)")
_BEFORE = re.compile(rf"^[^{_DASHES}]*?(?:\s[{_DASHES}-]|[|\u2014])\s")
_SEPARATORS = f"{_DASHES}:- "


def without_outlet(title: str, outlet: str | None) -> str:
    """Return `title`, a line, without the name of its outlet before or behind it, and what parts them.

    Letters alone are compared. Where the outlet is not known, what stands behind a bar goes, which no headline has.
    """
    if len(title) > _LONGEST:
        return title
    found = _BEHIND.search(title)
    if found is not None:
        behind = title[found.end() :]
        if (outlet and same_outlet(behind, outlet)) or (outlet is None and "|" in found[0]):
            return title[: found.start()]
    found = _BEFORE.match(title)
    if found is not None and outlet and same_outlet(found[0].rstrip(_SEPARATORS), outlet):
        return title[found.end() :]
    return title


def same_outlet(name: str, other: str) -> bool:
    """Say whether two names of outlets have the same letters, give or take a leading "The"."""
    return _letters(name) == _letters(other) != ""


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower())).removeprefix("the")
