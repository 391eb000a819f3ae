"""A remover's figures over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pages import HTML, Mode, Page
from shingles import Score, Shingles, best, mean, shingles, words
from verdicts import Verdict, lines_of, survivors, verdicts

_ROUNDS = 2_000
_SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A page with what its marked body says of its lines; a page in HTML has none that all removers agree on."""

    page: Page
    wanted: tuple[Shingles, ...]
    lines: list[str]
    verdicts: list[Verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A tool's score of each page, and how many lines of body it keeps and of junk it cuts: (how many, of how many)."""

    scores: list[Score]
    kept: tuple[int, int]
    cut: tuple[int, int]
    empty: int

    def f1(self, chosen: Sequence[bool]) -> float:
        """Return the F1 over the chosen pages."""
        return mean([score for score, choose in zip(self.scores, chosen, strict=True) if choose])[2]


def judged(page: Page, mode: Mode) -> Judged:
    """Return the page with what can be told of its lines."""
    lines = [] if mode == HTML else lines_of(page.given)
    return Judged(
        page=page,
        wanted=tuple(shingles(words(truth)) for truth in page.truths),
        lines=lines,
        verdicts=verdicts(page.truths, lines),
    )


def score(page: Judged, text: str) -> Score:
    """Return how `text` agrees with whichever body of the page suits it best."""
    return best(page.wanted, shingles(words(text)))


def tally(pages: Sequence[Judged], texts: Sequence[str]) -> Tally:
    """Return the figures of a tool that left `texts` of `pages`."""
    stays = [survivors(page.lines, text) for page, text in zip(pages, texts, strict=True)]
    lines = [pair for page, stay in zip(pages, stays, strict=True) for pair in zip(page.verdicts, stay, strict=True)]
    return Tally(
        scores=[score(page, text) for page, text in zip(pages, texts, strict=True)],
        kept=_share(lines, of=True, does=lambda stays: stays),
        cut=_share(lines, of=False, does=lambda stays: not stays),
        empty=sum(not text.strip() for text in texts),
    )


def _share(lines: Sequence[tuple[Verdict, bool]], *, of: bool, does: Callable[[bool], bool]) -> tuple[int, int]:
    chosen = [stays for verdict, stays in lines if verdict is of]
    return sum(map(does, chosen)), len(chosen)


def difference(one: Sequence[Score], other: Sequence[Score]) -> tuple[float, float]:
    """Return the bounds of 95 % of the difference in F1, drawn from the pages both have, with replacement."""
    draws = np.random.default_rng(_SEED).integers(len(one), size=(_ROUNDS, len(one)))
    low, high = np.percentile(_drawn(one, draws) - _drawn(other, draws), [2.5, 97.5])
    return float(low), float(high)


def _drawn(scores: Sequence[Score], draws: NDArray[np.int64]) -> NDArray[np.float64]:
    precision, recall = (
        np.nanmean(np.array(values, dtype=np.float64)[draws], axis=1)
        for values in ([one.precision for one in scores], [one.recall for one in scores])
    )
    return np.asarray(2 * precision * recall / (precision + recall))
