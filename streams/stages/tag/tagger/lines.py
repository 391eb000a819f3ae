"""The words of an article with a break wherever a line ends."""

from __future__ import annotations

from streams.stages.tag.tagger.words import BREAK
from streams.stages.tag.tokens import Token


def with_breaks(text: str, tokens: list[Token]) -> tuple[list[str], list[int]]:
    """Return the tokens' words with breaks between the lines of `text`, and where each token's word stands there."""
    words: list[str] = []
    places: list[int] = []
    last = 0
    for token in tokens:
        if "\n" in text[last : token.start]:
            words.append(BREAK)
        places.append(len(words))
        words.append(token.text)
        last = token.end
    return words, places
