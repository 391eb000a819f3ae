"""When an article came, by what it says and by what the pipeline wrote on it."""

from __future__ import annotations

from datetime import datetime

from streams.records import StageName, TaggedArticle


def event_time(article: TaggedArticle) -> int | None:
    """Return when the article was published, in seconds of the epoch, or else fetched; None where neither is known.

    Where that is later than the moment at which clean finished it, that moment: nothing comes before it is published.
    """
    said = _seconds(article.published_at)
    said = _seconds(article.fetched_at) if said is None else said
    cleaned = next((_seconds(one.at) for one in article.trace.finished if one.stage is StageName.CLEAN), None)
    known = [at for at in (said, cleaned) if at is not None]
    return min(known, default=None)


def _seconds(at: str | None) -> int | None:
    try:
        time = datetime.fromisoformat(at or "")
    except ValueError:
        return None
    return int(time.timestamp()) if time.tzinfo else None
