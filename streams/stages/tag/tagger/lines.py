"""The words of an article with a break wherever a line ends."""

from __future__ import annotations

from streams.stages.tag.tagger.words import BREAK


def with_breaks(text: str, starts: list[int], ends: list[int]) -> tuple[list[str], list[int]]:
    """Return the words of `text` with a break before each that begins a line, and where among them each word stands."""
    words: list[str] = []
    places: list[int] = []
    last = 0
    for start, end in zip(starts, ends, strict=True):
        if "\n" in text[last:start]:
            words.append(BREAK)
        places.append(len(words))
        words.append(text[start:end])
        last = end
    return words, places
