"""How well clusters agree with the true ones: over pairs of articles, by kind of edit, and by kind of hard negative."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What is true of an article: its cluster, how it was edited, and what kind of story its cluster is."""

    id: str
    cluster: str
    kind: str
    story: str


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 over pairs; the adjusted Rand index (Hubert and Arabie 1985).

    `found`: of each kind of edit, the share that is with most of its cluster. `strangers`: of each kind of story, the
    share that is in a cluster of which most are of another.
    """

    precision: float
    recall: float
    f1: float
    rand: float
    found: Mapping[str, float]
    strangers: Mapping[str, float]


def score(truth: Sequence[Told], answers: Mapping[str, str]) -> Scores:
    """Compare the cluster that each article was given with its true one."""
    both = Counter((one.cluster, answers[one.id]) for one in truth)
    true, given = Counter(one.cluster for one in truth), Counter(answers[one.id] for one in truth)
    right, wanted, made = paired(both.values()), paired(true.values()), paired(given.values())
    precision, recall = right / made if made else 1.0, right / wanted if wanted else 1.0
    body, owner = _body(both, 0), _body(both, 1)
    chance, mean = wanted * made / max(1, paired([len(truth)])), (wanted + made) / 2
    return Scores(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if right else 0.0,
        rand=(right - chance) / (mean - chance) if mean > chance else 1.0,
        found=_shares((one.kind, answers[one.id] == body[one.cluster]) for one in truth if true[one.cluster] > 1),
        strangers=_shares((one.story, owner[answers[one.id]] != one.cluster) for one in truth),
    )


def paired(sizes: Iterable[int]) -> int:
    """Return the number of pairs within groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def _body(both: Mapping[tuple[str, str], int], side: int) -> dict[str, str]:
    """Return for each name on one side that with which it has most in common on the other."""
    most: dict[str, tuple[int, str]] = {}
    for pair, count in both.items():
        if count > most.get(pair[side], (0, ""))[0]:
            most[pair[side]] = (count, pair[1 - side])
    return {name: other for name, (_, other) in most.items()}


def _shares(said: Iterable[tuple[str, bool]]) -> dict[str, float]:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for kind, holds in said:
        counts[kind][0] += holds
        counts[kind][1] += 1
    return {kind: held / every for kind, (held, every) in sorted(counts.items())}
