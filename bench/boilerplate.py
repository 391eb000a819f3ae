"""Boilerplate removal: this project beside other tools, in one run on the same pages.

    python bench/boilerplate.py DATA [--modes near,light,full,html] [--tables scores,memory,reliability] [--labels FILE]
                                      [--models FOLDER]

DATA is a folder as bench/pages.py describes it. The other tools need an environment of their own:

    uv venv .data/removers && uv pip install --python .data/removers/bin/python -r bench/removers.txt

scores: P, R and F1 of shingles of four words, means over pages and the F1 of the means; F1 less ours, the bounds of
95 %; `kept`, the share of the body's lines that stay, and `cut`, that of junk lines that go (a line without a word is
neither); pages left empty; pages of one CPU second without the start-up; F1 by collection, language, and for the pages
whose marked body has holes (bench/holes.py). memory: what other pages of the source bring. reliability: what a
confidence is worth. --labels compares labels with those given by hand (bench/confusion.py). The worst pages go to
.data/boilerplate/worst.tsv.

Without --models the model is the one that comes with the program, which has seen these pages: to measure what it makes
of others, let bench/train_labeller.py write a model for each fold of the sites (--folds FOLDER), and name that folder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import confusion
import learning
import ours
import reliability
import scores
import worst
from others import Answers, answers
from pages import HTML, MODES, Mode, Page, read
from removers import HTML_TOOLS, TEXT_TOOLS
from tally import Judged, judged, tally

TABLES = ("scores", "memory", "reliability")
OURS = "streams"
REMOVERS = Path(".data/removers/bin/python")
WORST = Path(".data/boilerplate/worst.tsv")

Labels = dict[tuple[str, Mode], dict[int, str]]


def answered(
    mode: Mode, pages: Sequence[Page], made: Sequence[ours.Made], folds: Sequence[ours.NewStage]
) -> Iterator[tuple[str, Answers]]:
    """Give what each tool leaves of `pages`, this project first."""
    speed = ours.pages_per_second(pages, mode, folds)
    yield OURS, Answers(texts=[done.text for done in made], pages_per_second=speed)
    for tool in HTML_TOOLS if mode == HTML else TEXT_TOOLS:
        if REMOVERS.exists():
            yield tool.__name__, answers(REMOVERS, tool.__name__, pages)


def show_scores(
    mode: Mode, pages: Sequence[Judged], made: Sequence[ours.Made], found: dict[str, Answers], near: dict[str, str]
) -> None:
    """Print the table of tools, and write our worst pages."""
    tallies = {tool: tally(pages, given.texts) for tool, given in found.items()}
    scores.show(mode, tallies, found, scores.groups([page.page for page in pages], near))
    with WORST.open("a", encoding="utf-8") as file:
        worst.write(mode, pages, made, tallies, file)


def begin() -> None:
    """Empty the file of the worst pages, and say which tools are missing."""
    WORST.parent.mkdir(parents=True, exist_ok=True)
    WORST.write_text("", encoding="utf-8")
    if not REMOVERS.exists():
        print(f"{REMOVERS} is missing, so no other tool is measured; `--help` says how to make it.")


def show(
    mode: Mode, asked: argparse.Namespace, folds: Sequence[ours.NewStage], near: dict[str, str], labels: Labels
) -> None:
    """Print the tables of a mode."""
    plain = read(asked.data, mode)
    pages = [judged(page, mode) for page in plain]
    made = ours.made(plain, mode, folds)
    if "scores" in asked.tables:
        show_scores(mode, pages, made, dict(answered(mode, plain, made, folds)), near)
    if "memory" in asked.tables and mode in learning.MODES:
        learning.show(mode, pages, folds)
    if "reliability" in asked.tables:
        reliability.show(mode, pages, made)
    by_hand = {page: lines for (page, of), lines in labels.items() if of == mode}
    if by_hand:
        confusion.show(mode, confusion.pairs(plain, made, by_hand))


def main() -> None:
    """Print the tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--modes", type=lambda text: text.split(","), default=MODES)
    ask.add_argument("--tables", type=lambda text: text.split(","), default=TABLES)
    ask.add_argument("--labels", type=Path)
    ask.add_argument("--models", type=Path)
    asked = ask.parse_args()
    folds = ours.held_out(asked.models) if asked.models else ours.shipped()
    if "scores" in asked.tables:
        begin()
    near = {page.id: page.given for page in read(asked.data, "near")}
    labels = confusion.read(asked.labels) if asked.labels else {}
    for mode in asked.modes:
        show(mode, asked, folds, near, labels)


if __name__ == "__main__":
    main()
