"""The labels of words: O, and Begin, Inside, End or Single of a kind of name."""

from __future__ import annotations

KINDS = ("PER", "ORG", "LOC", "NORP", "DATE", "MONEY", "MISC")
PLACES = "BIES"
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in PLACES))


def follows(before: str, label: str) -> bool:
    """Tell whether `label` may stand right behind `before`: what has begun goes on until it ends."""
    if before[0] in "BI":
        return label[0] in "IE" and label[1:] == before[1:]
    return label[0] in "OBS"
