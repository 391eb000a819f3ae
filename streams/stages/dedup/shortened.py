"""Texts of others in what a lane remembers: each is cut, so that no article makes its entry too large for the log."""

from __future__ import annotations


def shortened(text: str, most: int) -> str:
    """Return `text`, at most `most` characters of it and an ellipsis."""
    return text if len(text) <= most else f"{text[:most]}\u2026"
