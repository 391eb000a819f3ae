"""Many patterns tried at once, in time linear in the text: which of them may match a line at its beginning.

RE2 has no look-around and takes words to be ASCII. So each pattern is loosened for it until it matches at least what
Python's does, and whoever asks tries Python's on what is left, which is next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import re2

_MEMORY = 32 << 20  # bytes; what a set of some hundred patterns has seen of the states it can be in

_NONE: list[int] = []
_LETTERS = r"\pL\pN_"
_RARE = r"[\x{10000}-\x{10FFFF}]"  # letters that RE2 knows of and Python may not yet
_PIECE = re.compile(
    r"\\(?P<escaped>u[0-9a-fA-F]{4}|.)|(?P<set>\[\^?\]?(?:[^\\\]]|\\.)*\])|(?P<look>\(\?<?[=!])"
    r"|(?P<atomic>\(\?>)|(?<=[*+?}])(?P<possessive>\+)|(?P<other>.)",
    re.DOTALL,
)
_IN_SET = re.compile(r"\\(?P<escaped>u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ASSERTIONS = frozenset("bBAZ")


class Prefilter:
    """Patterns, in order, for the beginning of a text."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Compile what RE2 takes; of a pattern that it does not take any text may be a match."""
        self._set = re2.Set.MatchSet(_options())
        for pattern in patterns:
            try:
                self._set.Add(loosened(pattern))
            except re2.error:
                self._set.Add("")
        self._set.Compile()

    def candidates(self, text: str) -> list[int]:
        """Return the numbers of the patterns that may match at the beginning of `text`, in order."""
        found: list[int] | None = self._set.Match(text.encode("utf-8", "replace"))
        return sorted(found) if found else _NONE


class Search:
    """A pattern for anywhere in a text: where RE2 finds nothing, Python's may not go back and forth for ever."""

    def __init__(self, pattern: str) -> None:
        """Compile it for both."""
        self._pattern = re.compile(pattern)
        try:
            self._likely: Any = re2.compile(loosened(pattern), _options())
        except re2.error:
            self._likely = re2.compile("")

    def found_in(self, text: str) -> bool:
        """Say whether the pattern matches somewhere in `text`."""
        return self.may_be_in(text) and self._pattern.search(text) is not None

    def spans(self, text: str, group: str) -> list[tuple[int, int]]:
        """Return where `group` of each match stands in `text`."""
        return [match.span(group) for match in self._pattern.finditer(text)] if self.may_be_in(text) else []

    def may_be_in(self, text: str) -> bool:
        """Say whether the pattern may match somewhere in `text`, in time linear in it."""
        return self._likely.search(text.encode("utf-8", "replace")) is not None


class Marks:
    """Pieces of text, to be found in a text."""

    def __init__(self, marks: Iterable[str]) -> None:
        """Compile them."""
        self._set = re2.Set.SearchSet(_options())
        for mark in marks:
            self._set.Add(re2.escape(mark))
        self._set.Compile()

    def standing_in(self, text: str) -> list[int]:
        """Return the numbers of the marks that stand in `text`, in order."""
        return sorted(self._set.Match(text.encode("utf-8", "replace")) or _NONE)


def _options() -> Any:  # noqa: ANN401 - RE2 publishes no types
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    return options


def loosened(pattern: str) -> str:
    """Return `pattern` for RE2, without what it lacks: it matches whatever `pattern` matches, and may match more."""
    parts: list[str] = []
    position = 0
    while position < len(pattern):
        piece = _PIECE.match(pattern, position)
        if piece is None:
            raise AssertionError(pattern)
        position = piece.end() if piece["look"] is None else _behind_group(pattern, piece.end())
        parts.append(_loosened(piece))
    return "".join(parts)


def _loosened(piece: re.Match[str]) -> str:
    if piece["escaped"]:
        return _escaped(piece["escaped"], in_set=False)
    if piece["set"]:
        return _IN_SET.sub(lambda found: _escaped(found["escaped"], in_set=True), piece["set"])
    if piece["atomic"]:
        return "(?:"
    return piece["other"] or ""


def _escaped(character: str, *, in_set: bool) -> str:
    if character in _ASSERTIONS and not in_set:
        return ""
    if character == "w":
        return _LETTERS if in_set else f"[{_LETTERS}]"
    if character == "W":
        return r"\x00-\x{10FFFF}" if in_set else rf"(?:[^{_LETTERS}]|{_RARE})"
    if character == "d":
        return r"\p{Nd}"
    return rf"\x{{{character[1:]}}}" if character[0] == "u" and len(character) > 1 else f"\\{character}"


def _behind_group(pattern: str, position: int) -> int:
    """Return where the group ends into which `position` looks."""
    depth = 1
    while depth and position < len(pattern):
        piece = _PIECE.match(pattern, position)
        if piece is None:
            raise AssertionError(pattern)
        depth += piece[0].startswith("(") - (piece[0] == ")")
        position = piece.end()
    return position
