"""Runs of offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

GAP = 200
"""To read past so many records is quicker than to seek."""


def joined(runs: Iterable[range], gap: int = GAP) -> Iterator[range]:
    """Give `runs`, which are in order, those that lie up to `gap` offsets apart as one."""
    last: range | None = None
    for run in runs:
        if last is not None and run.start - last.stop <= gap:
            last = range(last.start, run.stop)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
