"""What of one kind, figures or names, differs between two versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from streams.records import Replaced
from streams.stages.dedup.changes.alignment import align, gaps
from streams.stages.dedup.changes.delta import Delta
from streams.stages.dedup.changes.sentences import Sentence

Read = Callable[[Sentence], Sequence[str]]
"""Returns what of the kind stands in a sentence, in order."""


def differing(delta: Delta, read: Read) -> Iterator[Replaced]:
    """Give what takes the place of something else within a sentence, and what stands in one version alone."""
    before = {one.start: read(one) for one in delta.before}
    after = {one.start: read(one) for one in delta.after}
    known, still = ({one for found in side.values() for one in found} for side in (before, after))
    both = [(before[old.start], after[new.start]) for old, new in delta.changed]
    alone = [*((before[one.start], ()) for one in delta.removed), *(((), after[one.start]) for one in delta.added)]
    for removed, added in [*both, *alone]:
        for old, new in _in_place(removed, added):
            if (old and new) or (old and old not in still) or (new and new not in known):
                yield Replaced(before=old, after=new)


def _in_place(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Give what is not in both lists, paired in order between the same neighbours."""
    for removed, added in gaps(align(before, after)):
        for i, j in zip_longest(removed, added):
            yield None if i is None else before[i], None if j is None else after[j]
