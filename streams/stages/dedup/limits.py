"""How much a lane remembers."""

from __future__ import annotations

from dataclasses import dataclass

DAY = 24 * 3600
SAID_AGAIN_AFTER = 2 * DAY  # by which the log is kept longer than a lane remembers: see articles.lane_checkpoints


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Whichever is reached first: the number of articles, or seconds of the lane's own time since one came.

    `text_bytes` of text are kept to say what a new version changes, of the articles that came last.
    """

    articles: int = 1_000_000
    seconds: int = 14 * DAY
    text_bytes: int = 32_000_000
