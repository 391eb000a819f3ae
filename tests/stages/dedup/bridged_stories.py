"""Two stories that a third, of 200 words, shows to be one: in each other words stand in place of a part of it."""

from random import Random

PARTS = (slice(20, 86), slice(100, 166))


def changed(story: list[str], part: slice, draw: Random, words: list[str]) -> list[str]:
    """Return a story with other `words` in place of a part."""
    return [*story[: part.start], *draw.choices(words, k=part.stop - part.start), *story[part.stop :]]
