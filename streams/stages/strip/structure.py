"""What no pattern can decide: repetition."""

from __future__ import annotations

from collections.abc import Sequence

from streams.stages.strip.limits import LIMITS
from streams.stages.strip.lines import Line


def copies(lines: Sequence[Line]) -> set[int]:
    """Return the long lines that stand earlier in the article word for word."""
    least = LIMITS.repeated_words
    first: dict[str, int] = {}
    return {i for i, line in enumerate(lines) if line.words >= least and first.setdefault(line.bare, i) != i}
