"""What newsrooms and scanners make of a text, for training: misread, briefs, several edits at once, tables, sequels."""

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
_NUMBER = re.compile(r"\d+")
_MISREAD = (0.03, 0.12)  # of the letters
_LIKE, _OTHER, _GONE = 0.6, 0.75, 0.87  # of the errors, one after the other; the rest are marks and letters too many
_BRIEF = (35, 130)  # words
_LOCAL = (20, 90)
_KEPT = (0.5, 0.95)
_REPLACED = (0.05, 0.4)
_CORRECTED = 2  # figures at most
_QUOTED = 3  # sentences at most
_LEAST_TOLD = 6  # sentences of a story that can be told in two
_BACKGROUND = (0.1, 0.35)  # of the words of a sequel
_FRAME = 0.6  # of the names and numbers that a template has itself, at most
_TABLE = 0.35  # of the words: names and numbers
_MOVED = (0.6, 1.0)  # of the names and of the numbers of a table
_NOISE = (0.0, 0.04)
_SAME, _MISREAD_TOO, _FIRST_WORDS, _ANOTHER = 0.72, 0.8, 0.9, 0.96  # of titles, one after the other; the rest have none
_TITLE = (6, 14)  # words


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


def corrected(draw: Random, text: str, _: str) -> str:
    """Return a text of which a figure or two are others."""
    places = [found.span() for found in _NUMBER.finditer(text)]
    for begin, end in sorted(draw.sample(places, min(len(places), draw.randint(1, _CORRECTED))), reverse=True):
        text = text[:begin] + _figures(draw, text[begin:end]) + text[end:]
    return text


def replaced(draw: Random, text: str, other: str) -> str:
    """Return a text of which words of another stand in place of a part."""
    words, others = text.split(" "), other.split(" ")
    part = round(draw.uniform(*_REPLACED) * len(words))
    begin = draw.randint(0, len(words) - part)
    return " ".join([*words[:begin], *others[:part], *words[begin + part :]])


def templated(draw: Random, text: str, other: str) -> str:
    """Return another report on the template of a text: other figures, and names of another text for most of its own."""
    names = _NAME.findall(other) or ["Orvana"]
    frame, figures = (draw.uniform(0, _FRAME) for _ in range(2))
    filled = {name: name if draw.random() < frame else draw.choice(names) for name in sorted({*_NAME.findall(text)})}
    named = _NAME.sub(lambda found: filled[found[0]], text)
    return _NUMBER.sub(lambda found: found[0] if draw.random() < figures else _figures(draw, found[0]), named)


def _figures(draw: Random, number: str) -> str:
    return "".join(str(draw.randint(1, 9)) for _ in number)


def is_table(text: str) -> bool:
    """Say whether a text is a table or a list: names and numbers, for a good part."""
    words = text.split()
    return sum(word[0].isupper() or word[0].isdigit() for word in words) >= _TABLE * len(words)


def retabled(draw: Random, text: str) -> str:
    """Return the next table of its kind: of the same names, some in the place of others, and with other numbers."""
    words = text.split(" ")
    names, figures = draw.uniform(*_MOVED), draw.uniform(*_MOVED)
    places = [at for at, word in enumerate(words) if word[:1].isupper() and draw.random() < names]
    for at, word in zip(places, draw.sample([words[at] for at in places], len(places)), strict=True):
        words[at] = word
    table = " ".join(words)
    return _NUMBER.sub(lambda found: _figures(draw, found[0]) if draw.random() < figures else found[0], table)


def quoting(draw: Random, text: str, other: str) -> str:
    """Return another text with a few sentences of a text in the middle of it."""
    quoted, parts = _SENTENCE_END.split(text), _SENTENCE_END.split(other)
    at = draw.randint(1, len(parts))
    parts[at:at] = draw.sample(quoted, min(len(quoted), draw.randint(1, _QUOTED)))
    return " ".join(parts)


def sequel(draw: Random, text: str) -> tuple[str, str] | None:
    """Return a story and its sequel: of one half of the sentences of a text, and of the others and a few of the first.

    So they tell of the same people and places. The first sentence of the story is not among those that are quoted.
    None where the text is too short for it.
    """
    sentences = _SENTENCE_END.split(text)
    if len(sentences) < _LEAST_TOLD:
        return None
    later = {*draw.sample(range(1, len(sentences)), len(sentences) // 2)}
    story, told = ([one for at, one in enumerate(sentences) if (at in later) == side] for side in (False, True))
    share, words = draw.uniform(*_BACKGROUND), len(" ".join(told).split())
    quoted, at = list[str](), draw.randint(1, len(told))
    for one in draw.sample(story[1:], len(story) - 1):
        if len(" ".join(quoted).split()) >= share / (1 - share) * words:
            break
        quoted.append(one)
    return " ".join(story), " ".join([*told[:at], *sorted(quoted, key=story.index), *told[at:]])


def headline(draw: Random, title: str, text: str, other: str) -> str | None:
    """Return what a copy of an article of this title goes under: mostly the same, else some other title or none."""
    kind = draw.random()
    if kind < _SAME:
        return title
    if kind < _MISREAD_TOO:
        return misread(draw, title, other)
    if kind < _FIRST_WORDS:
        return " ".join(text.split()[: draw.randint(*_TITLE)])
    return other if kind < _ANOTHER else None


EDITS: tuple[Callable[[Random, str, str], str], ...] = (misread, brief, combined, replaced, replaced, corrected)


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
