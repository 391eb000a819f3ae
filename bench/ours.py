"""What this project's clean and strip stages make of pages, each site by a strip stage that was not trained on it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from zlib import crc32

from pages import HTML, Mode, Page
from removers import ROUNDS, WARM_UP

from streams.errors import RejectError
from streams.records import CleanedArticle, Position, RawArticle, Removed, StrippedArticle, Trace
from streams.stages.clean import clean
from streams.stages.strip import Sources
from streams.stages.strip.labeller.model import read
from streams.stages.strip.spans import by_block, takes_whole

FOLDS = 5

NewStage = Callable[[], Sources]  # makes a strip stage that remembers nothing yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of a page; None from the stage on that rejected it."""

    cleaned: CleanedArticle | None
    stripped: StrippedArticle | None

    @property
    def text(self) -> str:
        """Return the body that was found, empty where the page was rejected."""
        return self.stripped.text if self.stripped else ""

    @property
    def lines(self) -> list[str]:
        """Return the blocks of the cleaned text."""
        return [self.cleaned.text[block.start : block.end] for block in self.cleaned.blocks] if self.cleaned else []

    @property
    def removals(self) -> list[Removed | None]:
        """Return for each block what took it out whole, None where it stays; a page that was rejected loses all."""
        if self.cleaned is None or self.stripped is None:
            return []
        blocks = self.cleaned.blocks
        cut = zip(blocks, by_block(blocks, self.stripped.removed), strict=True)
        return [within[0] if takes_whole(within, block) else None for block, within in cut]


def shipped() -> list[NewStage]:
    """Return for each fold the strip stage with the model that comes with the program."""
    return [Sources] * FOLDS


def held_out(models: Path) -> list[NewStage]:
    """Return for each fold the strip stage with the model that bench/train_labeller.py made without it, in `models`."""
    return [partial(Sources, model=read(models / model_of(fold))) for fold in range(FOLDS)]


def model_of(fold: int) -> str:
    """Return the name of the file with the model that has seen nothing of `fold`."""
    return f"without-{fold}.npz"


def fold_of(source: str) -> int:
    """Return the fold in which the pages of `source` are tested."""
    return crc32(source.encode()) % FOLDS


def made(pages: Sequence[Page], mode: Mode, folds: Sequence[NewStage]) -> list[Made]:
    """Return what becomes of `pages`, which come in this order and fill the memory of their fold."""
    stages = [new() for new in folds]
    return [make(stages[fold_of(page.source)], page, mode) for page in pages]


def pages_per_second(pages: Sequence[Page], mode: Mode, folds: Sequence[NewStage]) -> float:
    """Return the pages of one CPU second, the median of rounds that each begin with an empty memory."""
    made(pages[:WARM_UP], mode, folds)
    gc.collect()
    gc.freeze()  # what the benchmark holds is no garbage of the stages
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        made(pages, mode, folds)
        rounds.append(time.process_time() - begun)
    gc.unfreeze()
    return len(pages) / median(rounds)


def make(stage: Sources, page: Page, mode: Mode) -> Made:
    """Return what clean and then `stage` make of a page."""
    cleaned = None
    try:
        cleaned = clean(raw(page, mode))
        return Made(cleaned=cleaned, stripped=stage.decide(cleaned).output)
    except RejectError:
        return Made(cleaned=cleaned, stripped=None)


def raw(page: Page, mode: Mode) -> RawArticle:
    """Return the page as a scraper hands it over that knows no more than where it stood."""
    return RawArticle(
        trace=Trace(raw=Position(topic="articles.raw", partition=0, offset=0)),
        id=page.id,
        url=page.url,
        source=page.source,
        text=None if mode == HTML else page.given,
        html=page.given if mode == HTML else None,
    )
