"""Cuts in the cleaned text: what is removed, what is left, and that both give the text back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from streams.records import Block, Removed
from streams.stages.strip.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of the cleaned text that goes."""

    start: int
    end: int
    verdict: Verdict


def block_cuts(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> list[Cut]:
    """Return a cut for each block that has a verdict.

    It takes the separator behind the block; where no kept block follows, the separator before it.
    """
    last_kept = max((i for i, verdict in enumerate(verdicts) if verdict is None), default=-1)
    cuts = []
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if verdict is None:
            continue
        start = blocks[i - 1].end if i > last_kept and i else block.start
        end = blocks[i + 1].start if i < last_kept else block.end
        cuts.append(Cut(start, end, verdict))
    return cuts


def removals(text: str, cuts: Iterable[Cut]) -> tuple[Removed, ...]:
    """Return `cuts` as records, in the order of the text."""
    return tuple(
        Removed(
            start=cut.start,
            end=cut.end,
            text=text[cut.start : cut.end],
            label=cut.verdict.label,
            rule=cut.verdict.rule,
            confidence=cut.verdict.confidence,
        )
        for cut in sorted(cuts, key=lambda cut: cut.start)
    )


def by_block(blocks: Sequence[Block], removed: Sequence[Removed]) -> list[Sequence[Removed]]:
    """Return for each block the spans of `removed` that take something of it; both are in the order of the text."""
    starts, ends = [span.start for span in removed], [span.end for span in removed]
    return [removed[bisect_right(ends, block.start) : bisect_left(starts, block.end)] for block in blocks]


def takes_whole(within: Sequence[Removed], block: Block) -> bool:
    """Say whether the spans `within` a block, as `by_block` gives them, take all of it at once."""
    return bool(within) and within[0].start <= block.start and within[0].end >= block.end


def remaining(text: str, removed: Sequence[Removed]) -> str:
    """Return `text` without the spans in `removed`."""
    bounds = [0, *(bound for span in removed for bound in (span.start, span.end)), len(text)]
    return "".join(text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True))


def restored(left: str, removed: Sequence[Removed]) -> str:
    """Return the cleaned text of which `left` remained: the inverse of `remaining`."""
    parts: list[str] = []
    done = used = 0
    for span in removed:
        parts += [left[used : used + span.start - done], span.text]
        used += span.start - done
        done = span.end
    return "".join([*parts, left[used:]])
