"""What each step of the tagger brings, and how fast it is: strict F1 against annotated articles.

python bench/entities.py FILE.jsonl.xz

FILE holds articles {text, entities: [{start, end, type}]}. A hit has the same span and kind.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from train_tagger import KINDS, Article, articles

from streams.stages.tag import entities
from streams.stages.tag.document import named_spans
from streams.stages.tag.document.edges import trimmed
from streams.stages.tag.engine import Span, spans
from streams.stages.tag.tokens import Token, tokenize

HEADLINE = ("PER", "ORG", "LOC")
ROWS = (HEADLINE, *((kind,) for kind in (*HEADLINE, "NORP", "DATE", "MONEY", "MISC")))
STEPS: dict[str, Callable[[list[Token]], list[Span]]] = {
    "CRF alone": spans,
    "+ edges": lambda tokens: trimmed(tokens, spans(tokens)),
    "+ other rules": lambda tokens: named_spans(tokens, spans(tokens)),
}
Labelled = set[tuple[int, int, int, str]]


def wanted(data: list[Article]) -> Labelled:
    """Return the annotated entities: article, start, end, kind."""
    return {
        (number, entity["start"], entity["end"], KINDS.get(entity["type"], entity["type"]))
        for number, article in enumerate(data)
        for entity in article["entities"]
    }


def found(data: list[Article], step: Callable[[list[Token]], list[Span]]) -> Labelled:
    """Return what the tagger finds up to `step`."""
    result: Labelled = set()
    for number, article in enumerate(data):
        tokens = tokenize(article["text"])
        result.update(
            (number, tokens[span.first].start, tokens[span.last - 1].end, span.label) for span in step(tokens)
        )
    return result


def score(mine: Labelled, theirs: Labelled, kinds: Iterable[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over `kinds`."""
    one, other = ({entity for entity in of if entity[3] in kinds} for of in (mine, theirs))
    hits = len(one & other)
    return hits / max(len(one), 1), hits / max(len(other), 1), 2 * hits / max(len(one) + len(other), 1)


def main() -> None:
    """Print the tables."""
    data = articles(Path(sys.argv[1]))
    expected = wanted(data)
    for name, step in STEPS.items():
        mine = found(data, step)
        for kinds in ROWS:
            precision, recall, f1 = score(mine, expected, kinds)
            print(f"{name:14} {'+'.join(kinds):12} P={precision:.3f} R={recall:.3f} F1={f1:.4f}")
    begun = time.process_time()
    for article in data:
        entities(article["text"], "en")
    print(f"{len(data) / (time.process_time() - begun):.0f} articles per CPU second, text to entities")


if __name__ == "__main__":
    main()
