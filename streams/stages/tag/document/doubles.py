"""Double surnames that the model has in two pieces: Beaudry and Roy of Hélène Beaudry-Roy."""

from __future__ import annotations

from collections.abc import Sequence

from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import Tokens

Pair = tuple[str, str]

PIECES = frozenset({"PER", "ORG", "LOC"})  # what the model may take a piece of a person's name for


def double_surnames(tokens: Tokens, found: Sequence[Span]) -> frozenset[Pair]:
    """Return both words of each surname that a hyphen holds together behind a given name.

    The second is nobody's name by itself: "the Ilse Vandor-Brandel meeting" has two people if Brandel stands elsewhere.
    """
    texts = tokens.texts
    pairs = {
        (texts[last - 1], texts[last + 1])
        for first, last, label in found
        if last - first > 1 and label in PIECES and is_hyphened(tokens, last)
    }
    if not pairs:
        return frozenset()
    alone = {
        texts[first]
        for first, last, label in found
        if last - first == 1 and label in PIECES and not (first > 1 and is_hyphened(tokens, first - 1))
    }
    return frozenset(pair for pair in pairs if pair[1] not in alone)


def is_hyphened(tokens: Tokens, number: int) -> bool:
    """Tell whether the token is a hyphen that touches the words on both sides."""
    if not 0 < number < len(tokens) - 1 or tokens.texts[number] != "-":
        return False
    return tokens.ends[number - 1] == tokens.starts[number] and tokens.ends[number] == tokens.starts[number + 1]
