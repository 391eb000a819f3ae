"""How much the settings let a dedup lane remember."""

from __future__ import annotations

from streams.settings import Settings
from streams.stages.dedup.limits import DAY, Limits


def limits_of(settings: Settings) -> Limits:
    """Return the limits of a lane."""
    return Limits(articles=settings.dedup_articles, seconds=round(settings.dedup_days * DAY))
