"""What the memory of lines brings: F1 by how many other pages of the source were seen before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ours import NewStage, fold_of, make
from pages import Mode
from shingles import Score, mean
from tally import Judged, score

MODES = ("near", "full", "html")
MOST = 3  # and more

Curve = Mapping[int, Sequence[tuple[Score, Score]]]  # by pages seen before: with the memory, without it


def show(mode: Mode, pages: Sequence[Judged], folds: Sequence[NewStage]) -> None:
    """Print the curve of a mode."""
    print(f"\n{mode}: others of the source seen before, and F1 of the same pages")
    print(f"{'seen':6} {'pages':>6} {'with memory':>12} {'without':>8}")
    for seen, pairs in sorted(curve(mode, pages, folds).items()):
        with_memory, without = (mean(side)[2] for side in zip(*pairs, strict=True))
        print(f"{seen}{'+' if seen == MOST else '':5} {len(pairs):6} {with_memory:12.4f} {without:8.4f}")


def curve(mode: Mode, pages: Sequence[Judged], folds: Sequence[NewStage]) -> Curve:
    """Return the scores of each page of the sources that have two pages or more, with so many others before it.

    The pages of a source come in a circle that begins at each of them once, so that each page comes first once, second
    once, and so on. What it scores as the first is its score without the memory.
    """
    found: dict[int, list[tuple[Score, Score]]] = {}
    ordered = sorted(pages, key=lambda page: page.page.source)
    for _, group in groupby(ordered, key=lambda page: page.page.source):
        source = list(group)
        if len(source) > 1:
            for seen, pair in _of_source(mode, source, folds[fold_of(source[0].page.source)]):
                found.setdefault(min(seen, MOST), []).append(pair)
    return found


def _of_source(mode: Mode, source: list[Judged], new: NewStage) -> Iterator[tuple[int, tuple[Score, Score]]]:
    size = len(source)
    scores: dict[tuple[int, int], Score] = {}  # by page and how many came before it
    for first in range(size):
        stage = new()
        for seen in range(size):
            place = (first + seen) % size
            scores[place, seen] = score(source[place], make(stage, source[place].page, mode).text)
    for (place, seen), found in scores.items():
        yield seen, (found, scores[place, 0])
