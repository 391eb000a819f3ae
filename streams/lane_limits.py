"""How much the settings let a dedup lane remember, and how they rank sources."""

from __future__ import annotations

from streams.settings import Settings
from streams.stages.dedup.limits import DAY, Limits
from streams.stages.dedup.lineage import Ranks

_MEGABYTE = 1_000_000


def limits_of(settings: Settings) -> Limits:
    """Return the limits of a lane."""
    return Limits(
        articles=settings.dedup_articles,
        seconds=round(settings.dedup_days * DAY),
        text_bytes=settings.dedup_text_mb * _MEGABYTE,
    )


def ranks_of(settings: Settings) -> Ranks:
    """Return the ranks of the sources."""
    return Ranks.of(settings.source_ranks)
