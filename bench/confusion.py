"""The labels of the strip stage beside labels given by hand.

The file holds {page, mode, line, label} a line; `line` counts the lines of the page in that mode that are not blank.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ours import Made
from pages import Mode, Page
from verdicts import lines_of

from streams.text.normalise import one_line

KEPT = ("body", "heading", "list", "quote", "table", "subtitle")  # what a person calls the lines that are to stay
STAYS = "body"  # what the stage says of a line that it keeps
UNTOLD = "?"

Pairs = Counter[tuple[str, str]]  # by hand, by the stage


def read(path: Path) -> dict[tuple[str, Mode], dict[int, str]]:
    """Return the labels by page and mode, and by line."""
    labels: dict[tuple[str, Mode], dict[int, str]] = {}
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            labels.setdefault((row["page"], row["mode"]), {})[row["line"]] = row["label"]
    return labels


def pairs(
    pages: Sequence[Page], made: Sequence[Made], labels: Mapping[str, Mapping[int, str]]
) -> Iterator[tuple[str, str]]:
    """Give the two labels of each line of `pages` that has one by hand; `labels` are those of each page."""
    for page, done in zip(pages, made, strict=True):
        by_hand = labels.get(page.id, {})
        for number, said in enumerate(_said(page, done)):
            if said and by_hand.get(number, UNTOLD) != UNTOLD:
                yield by_hand[number], said


def _said(page: Page, made: Made) -> Iterator[str | None]:
    """Give what the stage says of each line of a page, None where clean leaves no block of it."""
    blocks = iter(removed.label.value if removed else STAYS for removed in made.removals)
    rejected = made.stripped is None
    for line in lines_of(page.given):
        yield None if rejected or not one_line(line) else next(blocks)


def agreement(found: Pairs) -> float:
    """Return the share of lines that both keep or both cut."""
    same = sum(count for (hand, said), count in found.items() if (hand in KEPT) == (said in KEPT))
    return same / max(found.total(), 1)


def precision_and_recall(found: Pairs, label: str) -> tuple[float, float]:
    """Return the share of lines said to be `label` that are, and the share of lines that are that are said to be."""
    hits = found[label, label]
    said = sum(count for (_, other), count in found.items() if other == label)
    real = sum(count for (other, _), count in found.items() if other == label)
    return hits / max(said, 1), hits / max(real, 1)


def show(mode: Mode, given: Iterable[tuple[str, str]]) -> None:
    """Print agreement, precision and recall of each label, and with what each is mistaken most."""
    found = Pairs(given)
    print(f"\n{mode}: {found.total()} lines labelled by hand; keep or cut agrees on {agreement(found):.3f}")
    print(f"{'by hand':12} {'lines':>5} {'cut':>5} {'P':>5} {'R':>5}  what the stage says")
    real: Pairs = Counter()
    for (hand, _), count in found.items():
        real[hand, hand] += count
    for (hand, _), count in real.most_common():
        precision, recall = precision_and_recall(found, hand)
        cut = sum(number for (other, said), number in found.items() if other == hand and said not in KEPT) / count
        said = Counter({said: number for (other, said), number in found.items() if other == hand}).most_common(6)
        told = ", ".join(f"{label} {number}" for label, number in said)
        print(f"{hand:12} {count:5} {cut:5.2f} {precision:5.2f} {recall:5.2f}  {told}")
