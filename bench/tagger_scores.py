"""From scores of labels to names, and from names to F1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from tagger_data import Article, labels

from streams.stages.tag.tagger.labels import KINDS, LABELS, follows
from streams.stages.tag.tokens import tokenize

HEADLINE = ("PER", "ORG", "LOC")
_NEVER = -1e6
_MAY_FOLLOW = np.array([[0.0 if follows(before, label) else _NEVER for label in LABELS] for before in LABELS])
Names = set[tuple[int, int, int]]  # the first token, the one behind the last, the number of the kind


def decode(scores: NDArray[np.float32], moves: NDArray[np.float32] | None = None) -> Names:
    """Return the names on the best path through scores of tokens and labels, with scores of `moves`."""
    return names(best_labels(scores, moves).tolist())


def best_labels(scores: NDArray[np.float32], moves: NDArray[np.float32] | None = None) -> NDArray[np.int32]:
    """Return the numbers of the labels on the best path (Viterbi)."""
    moving = _MAY_FOLLOW if moves is None else _MAY_FOLLOW + moves
    best = scores[0] + _MAY_FOLLOW[0]
    came = np.zeros(scores.shape, np.int32)
    for number in range(1, len(scores)):
        sums = best[:, None] + moving
        came[number] = sums.argmax(0)
        best = sums.max(0) + scores[number]
    path = [int((best + _MAY_FOLLOW[:, 0]).argmax())]
    for number in range(len(scores) - 1, 0, -1):
        path.append(int(came[number, path[-1]]))
    return np.array(path[::-1], np.int32)


def names(path: list[int]) -> Names:
    """Return the names that the numbers of labels spell."""
    found, first = set(), 0
    for number, label in enumerate(path):
        if LABELS[label][0] in "BS":
            first = number
        if LABELS[label][0] in "ES":
            found.add((first, number + 1, (label - 1) // 4))
    return found


def headline(articles: list[Article], found: list[Names]) -> str:
    """Return strict precision, recall and F1 over people, organisations and places, and F1 of each kind, in words."""
    wanted = [names(list(labels(tokenize(article["text"]), article["entities"]))) for article in articles]
    every = [f1(wanted, found, {kind}) for kind in KINDS]
    precision, recall, both = f1(wanted, found, set(HEADLINE))
    kinds = " ".join(f"{kind} {value[2]:.3f}" for kind, value in zip(KINDS, every, strict=True))
    return f"F1 {both:.4f} (P {precision:.3f} R {recall:.3f}); {kinds}"


def f1(wanted: list[Names], found: list[Names], kinds: set[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the names of `kinds`."""
    numbers = {KINDS.index(kind) for kind in kinds}
    hits = known = said = 0
    for theirs, mine in zip(wanted, found, strict=True):
        right = {name for name in theirs if name[2] in numbers}
        claimed = {name for name in mine if name[2] in numbers}
        hits, known, said = hits + len(right & claimed), known + len(right), said + len(claimed)
    return hits / max(said, 1), hits / max(known, 1), 2 * hits / max(said + known, 1)
