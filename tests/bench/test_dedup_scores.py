import pytest
from dedup_scores import Told, paired, score

TRUTH = [
    Told("a", "one", "orig", "real"),
    Told("b", "one", "trim", "real"),
    Told("c", "one", "trim", "real"),
    Told("d", "two", "orig", "template"),
    Told("e", "two", "brief", "template"),
    Told("f", "three", "orig", "followup"),
]


def test_right_answers_score_one() -> None:
    scores = score(TRUTH, {one.id: one.cluster for one in TRUTH})
    assert (scores.precision, scores.recall, scores.f1, scores.rand) == (1, 1, 1, 1)
    assert set(scores.found.values()) == {1}
    assert set(scores.strangers.values()) == {0}


def test_pairs_kinds_and_strangers_are_counted() -> None:
    scores = score(TRUTH, {"a": "x", "b": "x", "c": "y", "d": "z", "e": "z", "f": "z"})
    assert scores.precision == pytest.approx(2 / 4)
    assert scores.recall == pytest.approx(2 / 4)
    assert scores.found == {"brief": 1, "orig": 1, "trim": 0.5}
    assert scores.strangers == {"followup": 1, "real": 0, "template": 0}


def test_everybody_alone_is_precise_and_finds_nothing() -> None:
    scores = score(TRUTH, {one.id: one.id for one in TRUTH})
    assert (scores.precision, scores.recall, scores.f1, scores.rand) == (1, 0, 0, 0)


def test_pairs_of_groups() -> None:
    assert paired([3, 2, 1, 0]) == 4
