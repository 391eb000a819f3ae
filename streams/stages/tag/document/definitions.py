"""Acronyms that the article explains: "National Unity Government (NUG)"."""

from __future__ import annotations

from collections.abc import Iterable

from streams.stages.tag.engine import Name, Span

_SHORTEST, _LONGEST = 2, 10  # letters
_EXPLAINED = frozenset({"ORG", "LOC", "MISC"})


def defined(texts: list[str], found: Iterable[Span]) -> dict[Name, str]:
    """Return the acronyms in brackets behind names of several words whose initials they are, and the names' kinds."""
    acronyms: dict[Name, str] = {}
    for span in found:
        if span.label not in _EXPLAINED or span.last - span.first == 1 or texts[span.last : span.last + 1] != ["("]:
            continue
        acronym = "".join(texts[span.last + 1 : span.last + 2])
        initials = {word[0].upper() for word in texts[span.first : span.last]}
        is_closed = texts[span.last + 2 : span.last + 3] == [")"]
        if is_closed and _is_acronym(acronym) and initials.issuperset(acronym.upper()):
            acronyms[acronym,] = span.label
    return acronyms


def _is_acronym(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha() and word[0].isupper() and word[-1].isupper()
