"""The lines that stood in the last articles of each source."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from streams.stages.strip.memory_counts import PROSE, Comparison, Row, Sightings, compare

MOST_ARTICLES = 64  # of one source
MOST_ROWS = 64_000  # articles of all sources
MOST_LINES = 400  # of one article
MOST_AGE = 30 * 24 * 3600  # seconds

_MOST_PROSE = MOST_LINES // 2
_NAMED = 3

Slot = int


class SourceLines:
    """What one partition remembers: the lines of the last articles of each source, the least recent forgotten first.

    Each article has a slot of its source, the same one for each of its versions, and takes that of the least recent
    article where none is free. So the last thing said of each slot, in order, is all that there is to know, and a log
    that is compacted by source and slot gives the memory back: what is remembered are the slots written last.
    """

    def __init__(self, most_rows: int = MOST_ROWS, most_articles: int = MOST_ARTICLES) -> None:
        """Remember nothing yet."""
        self._most_rows = most_rows
        self._most_articles = most_articles
        self._sources: dict[str, dict[Slot, Row]] = {}  # the slots of a source in the order of writing
        self._order: OrderedDict[tuple[str, Slot], None] = OrderedDict()

    @property
    def articles(self) -> int:
        """How many articles are remembered."""
        return len(self._order)

    def seen(self, source: str, article: str, digests: Sequence[int], at: int | None = None) -> Sightings:
        """Return where the lines of an article stood in others of its source.

        Articles that came more than 30 days before `at`, in seconds of the epoch, count no more.
        """
        found = self._compared(source, article, digests, at)
        return Sightings.none(len(digests)) if found is None else found.sightings()

    def where(self, source: str, article: str, digests: Sequence[int], at: int | None = None) -> list[tuple[str, ...]]:
        """Name for each line up to three of the articles that `seen` counts, the latest first."""
        found = self._compared(source, article, digests, at)
        return [()] * len(digests) if found is None else list(found.where(_NAMED))

    def remember(
        self, source: str, article: str, digests: Sequence[int], at: int | None = None, copy_of: str | None = None
    ) -> tuple[Slot, Row] | None:
        """Remember the lines of an article in place of those of its last version; None where that changes nothing.

        `copy_of` is what `seen` said of it.
        """
        rows = self._sources.get(source, {})
        slot = next((slot for slot, row in rows.items() if row.article == article), None)
        lines = _packed(digests)
        if not lines or (slot is not None and rows[slot].lines == lines):
            return None
        row = Row(article, copy_of or article, at, lines)
        slot = self._free(rows) if slot is None else slot
        self.restore(source, slot, row)
        return slot, row

    def restore(self, source: str, slot: Slot, row: Row) -> None:
        """Take back what `remember` returned, here or elsewhere."""
        rows = self._sources.setdefault(source, {})
        rows.pop(slot, None)
        rows[slot] = row
        self._order[source, slot] = None
        self._order.move_to_end((source, slot))
        if len(self._order) > self._most_rows:
            self._forget(*self._order.popitem(last=False)[0])

    def _free(self, rows: dict[Slot, Row]) -> Slot:
        if len(rows) >= self._most_articles:
            return next(iter(rows))
        return next(slot for slot in range(self._most_articles) if slot not in rows)

    def _forget(self, source: str, slot: Slot) -> None:
        rows = self._sources[source]
        del rows[slot]
        if not rows:
            del self._sources[source]

    def _compared(self, source: str, article: str, digests: Sequence[int], at: int | None) -> Comparison | None:
        rows = [
            row for row in self._sources.get(source, {}).values() if row.article != article and not _expired(row.at, at)
        ]
        return compare(digests, rows) if rows and digests else None


def _expired(came: int | None, at: int | None) -> bool:
    return came is not None and at is not None and came < at - MOST_AGE


def _packed(digests: Sequence[int]) -> bytes:
    """Return the digests that are remembered: the first lines of prose, and of the others the first and the last."""
    kept = dict.fromkeys(digests)
    if len(kept) > MOST_LINES:
        prose = [digest for digest in kept if digest >= PROSE][:_MOST_PROSE]
        others = [digest for digest in kept if digest < PROSE]
        room = MOST_LINES - len(prose)
        half = room // 2
        kept = dict.fromkeys([*prose, *(others if len(others) <= room else others[:half] + others[half - room :])])
    return np.sort(np.array(list(kept), dtype="<u4")).tobytes()
