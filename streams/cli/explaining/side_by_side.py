"""Two texts side by side, sentence by sentence: what both have, in the same or other words, and what one has alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from streams.stages.dedup.changes.alignment import align
from streams.stages.dedup.changes.delta import Delta, delta
from streams.stages.dedup.changes.sentences import Sentence

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(StrEnum):
    """What two sentences beside each other are."""

    SHARED = "shared"
    MOVED = "moved"
    CHANGED = "changed"
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


Parts = tuple[tuple[str, bool], ...]
"""A sentence in parts, each with whether the other side has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Two sentences beside each other; a side that has none is empty."""

    kind: Kind
    left: Parts
    right: Parts


def rows(left: str, right: str) -> tuple[Row, ...]:
    """Return the sentences of both texts in the order of `right`, those of `left` alone where they stand in it."""
    return tuple(_rows(delta(left, right), left, right))


def _rows(found: Delta, left: str, right: str) -> Iterator[Row]:
    lots = ((Kind.SHARED, found.kept), (Kind.MOVED, found.moved), (Kind.CHANGED, found.changed))
    pairs = {after.start: (kind, before) for kind, lot in lots for before, after in lot}
    alone = [*found.removed]
    for after in found.after:
        kind, before = pairs.get(after.start, (Kind.ONLY_RIGHT, None))
        while before and kind is not Kind.MOVED and alone and alone[0].start < before.start:
            yield Row(kind=Kind.ONLY_LEFT, left=_whole(alone.pop(0), left, shared=False), right=())
        if before is None:
            yield Row(kind=kind, left=(), right=_whole(after, right, shared=False))
        elif kind is Kind.CHANGED:
            yield _changed(left[before.start : before.end], right[after.start : after.end])
        else:
            yield Row(kind=kind, left=_whole(before, left, shared=True), right=_whole(after, right, shared=True))
    for before in alone:
        yield Row(kind=Kind.ONLY_LEFT, left=_whole(before, left, shared=False), right=())


def _whole(sentence: Sentence, text: str, *, shared: bool) -> Parts:
    return ((text[sentence.start : sentence.end], shared),)


def _changed(left: str, right: str) -> Row:
    ours, theirs = _PIECE.findall(left), _PIECE.findall(right)
    kept = align(ours, theirs).kept
    return Row(
        kind=Kind.CHANGED,
        left=_parts(ours, {i for i, _ in kept}),
        right=_parts(theirs, {j for _, j in kept}),
    )


def _parts(pieces: Sequence[str], shared: set[int]) -> Parts:
    parts: list[tuple[str, bool]] = []
    for number, piece in enumerate(pieces):
        same = number in shared
        if parts and parts[-1][1] is same:
            parts[-1] = parts[-1][0] + piece, same
        else:
            parts.append((piece, same))
    return tuple(parts)
