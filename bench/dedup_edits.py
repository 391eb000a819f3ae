"""What newsrooms and scanners make of a text, for training: misread, briefs, several edits at once, templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from string import ascii_lowercase

LOOKS_LIKE = {
    "a": "o", "b": "h", "c": "e", "e": "c", "f": "t", "h": "b", "i": "l", "j": "i", "l": "1", "n": "u", "o": "0",
    "r": "t", "s": "5", "t": "f", "u": "n", "v": "y", "y": "v", "m": "rn", "w": "vv",
}  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[.!?\u201d])\s+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_FIGURE = re.compile(r"\d")
_MISREAD = (0.03, 0.12)  # of the letters
_LIKE, _OTHER, _GONE = 0.6, 0.75, 0.87  # of the errors, one after the other; the rest are marks and letters too many
_BRIEF = (35, 130)  # words
_LOCAL = (20, 90)
_KEPT = (0.5, 0.95)
_NOISE = (0.0, 0.04)


def misread(draw: Random, text: str, _: str) -> str:
    """Return the text with errors as those of a scanner."""
    return _misread(draw, text, draw.uniform(*_MISREAD))


def brief(draw: Random, text: str, other: str) -> str:
    """Return the first sentences of a text, before a paragraph of another one."""
    return f"{_first(text, draw.randint(*_BRIEF))}\n\n{_first(other, draw.randint(*_LOCAL))}"


def combined(draw: Random, text: str, other: str) -> str:
    """Return a text that was cut at the end, misread a little, and put around a paragraph of another one."""
    kept = _first(text, round(draw.uniform(*_KEPT) * len(text.split())))
    parts = _SENTENCE_END.split(_misread(draw, kept, draw.uniform(*_NOISE)))
    parts.insert(draw.randint(0, len(parts)), _first(other, draw.randint(*_LOCAL)))
    return "\n\n".join(parts)


def templated(draw: Random, text: str, other: str) -> str:
    """Return another report on the template of a text: other figures, and the names of another text."""
    names = _NAME.findall(other) or ["Orvana"]
    named = _NAME.sub(lambda _: draw.choice(names), text)
    return _FIGURE.sub(lambda _: str(draw.randint(1, 9)), named)


EDITS: tuple[Callable[[Random, str, str], str], ...] = (misread, brief, combined)


def _first(text: str, words: int) -> str:
    """Return whole sentences from the beginning, until there are so many words."""
    kept, count = list[str](), 0
    for sentence in _SENTENCE_END.split(text):
        if kept and count + len(sentence.split()) > words:
            break
        kept.append(sentence)
        count += len(sentence.split())
    return " ".join(kept)


def _misread(draw: Random, text: str, share: float) -> str:
    return "".join(_error(draw, letter) if letter.isalnum() and draw.random() < share else letter for letter in text)


def _error(draw: Random, letter: str) -> str:
    kind = draw.random()
    if kind < _LIKE:
        return LOOKS_LIKE.get(letter.lower(), draw.choice(ascii_lowercase))
    if kind < _OTHER:
        return draw.choice(ascii_lowercase)
    return draw.choice(["", " "]) if kind < _GONE else letter + draw.choice(["'", ".", " ", letter, "i"])
