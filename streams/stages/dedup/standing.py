"""Where an article stands among those that its lane has had, by their counts: from 1 in the order of arrival."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The count of an article, and of those that came before it; None where there is none that is remembered.

    `earlier` is the latest version of the same article, `last` the last article that was put in the same cluster.
    What has a lower count than `oldest` is remembered no longer.
    """

    count: int
    oldest: int
    earlier: int | None = None
    last: int | None = None
