"""Whether a removal is as sure as it says: its confidence beside the share of such removals that are junk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ours import Made
from pages import Mode
from tally import Judged
from verdicts import verdicts

BINS = 10

Sure = tuple[float, bool]  # the confidence of a removal, and whether it was junk


def show(mode: Mode, pages: Sequence[Judged], made: Sequence[Made]) -> None:
    """Print the bins of a mode, and the mean distance of confidence and share, weighted by removals."""
    rows = list(bins(removals(pages, made)))
    every = sum(count for count, _, _ in rows)
    error = sum(count * abs(confidence - junk) for count, confidence, junk in rows) / max(every, 1)
    print(f"\n{mode}: {every} removed blocks that are body or junk; expected calibration error {error:.3f}")
    print(f"{'confidence':10} {'blocks':>7} {'mean':>6} {'junk':>6}")
    for number, (count, confidence, junk) in enumerate(rows):
        if count:
            print(f"{number / BINS:.1f} to {(number + 1) / BINS:.1f} {count:7} {confidence:6.3f} {junk:6.3f}")


def removals(pages: Sequence[Judged], made: Sequence[Made]) -> Iterator[Sure]:
    """Give the blocks that were taken out whole and can be told to be body or junk."""
    for page, done in zip(pages, made, strict=True):
        if done.stripped:
            for removed, verdict in zip(done.removals, verdicts(page.page.truths, done.lines), strict=True):
                if removed and verdict is not None:
                    yield removed.confidence, verdict is False


def bins(found: Iterable[Sure]) -> Iterator[tuple[int, float, float]]:
    """Give for each of ten bins of confidence how many there are, their mean confidence and the share of junk."""
    sorted_in: list[list[Sure]] = [[] for _ in range(BINS)]
    for confidence, junk in found:
        sorted_in[min(int(confidence * BINS), BINS - 1)].append((confidence, junk))
    for members in sorted_in:
        count = max(len(members), 1)
        yield len(members), sum(sure for sure, _ in members) / count, sum(junk for _, junk in members) / count
