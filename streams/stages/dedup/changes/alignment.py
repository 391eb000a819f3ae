"""Two sequences side by side: what is the same in the same order, what moved, what is in one of them alone.

Time is n log n whatever they hold, which the tables of a longest common subsequence do not promise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Places in both sequences: `kept` in the order of both, `moved` in that of the second."""

    kept: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def align(before: Sequence[Hashable], after: Sequence[Hashable]) -> Alignment:
    """Align two sequences, the same element in both once for each time that both have it."""
    kept = _grown(before, after, _in_order(before, after))
    left = _without(len(before), (i for i, _ in kept))
    right = _without(len(after), (j for _, j in kept))
    moved = tuple((left[i], right[j]) for i, j in _same([before[i] for i in left], [after[j] for j in right]))
    away, come = {i for i, _ in moved}, {j for _, j in moved}
    return Alignment(
        kept=tuple(kept),
        moved=moved,
        removed=tuple(i for i in left if i not in away),
        added=tuple(j for j in right if j not in come),
    )


def gaps(alignment: Alignment) -> Iterator[tuple[list[int], list[int]]]:
    """Give what was removed and added between two elements that were kept, gap by gap, in order."""
    lefts, rights = [i for i, _ in alignment.kept], [j for _, j in alignment.kept]
    removed: dict[int, list[int]] = defaultdict(list)
    added: dict[int, list[int]] = defaultdict(list)
    for i in alignment.removed:
        removed[bisect_left(lefts, i)].append(i)
    for j in alignment.added:
        added[bisect_left(rights, j)].append(j)
    for gap in sorted(removed.keys() | added.keys()):
        yield removed[gap], added[gap]


def _in_order(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Pair]:
    """Pair the same ends, and between them the most equal elements that stand in one order."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    inner = _same(before[head : len(before) - tail], after[head : len(after) - tail])
    ends = [(len(before) - n, len(after) - n) for n in range(tail, 0, -1)]
    return [*((n, n) for n in range(head)), *((head + i, head + j) for i, j in _rising(inner)), *ends]


def _same(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Pair]:
    """Pair the n-th of equal elements in one sequence with the n-th in the other, in the order of the second."""
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    for i, element in enumerate(before):
        places[element].append(i)
    return [(places[element].popleft(), j) for j, element in enumerate(after) if places.get(element)]


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest run of pairs in which the first places rise (patience sorting, Mallows 1963)."""
    lows: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for n, (i, _) in enumerate(pairs):
        pile = bisect_left(lows, i)
        before.append(at[pile - 1] if pile else -1)
        lows[pile : pile + 1], at[pile : pile + 1] = [i], [n]
    run: list[Pair] = []
    n = at[-1] if at else -1
    while n >= 0:
        run.append(pairs[n])
        n = before[n]
    return run[::-1]


def _grown(before: Sequence[Hashable], after: Sequence[Hashable], kept: list[Pair]) -> list[Pair]:
    """Add to each pair the equal elements that follow it in both, up to the next pair."""
    grown: list[Pair] = []
    for (i, j), (next_i, next_j) in zip(kept, [*kept[1:], (len(before), len(after))], strict=False):
        grown.append((i, j))
        for step in range(1, min(next_i - i, next_j - j)):
            if before[i + step] != after[j + step]:
                break
            grown.append((i + step, j + step))
    return grown


def _without(length: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [n for n in range(length) if n not in gone]
