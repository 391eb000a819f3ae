from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.tagger.labels import LABELS, follows
from streams.stages.tag.tagger.model import shipped
from streams.stages.tag.tagger.path import HARDLY, NEVER, best_path

SCORE = st.integers(-50, 50)


def test_what_has_begun_goes_on_until_it_ends() -> None:
    assert follows("O", "B-PER")
    assert follows("B-PER", "I-PER")
    assert follows("E-PER", "S-LOC")
    assert not follows("B-PER", "E-LOC")
    assert not follows("O", "E-PER")
    assert not follows("B-PER", "O")


@given(st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=1, max_size=5), st.lists(SCORE, min_size=9, max_size=9))
def test_the_path_is_the_best_of_all(rows: list[tuple[int, ...]], moves: list[int]) -> None:
    scores, moving = np.array(rows, np.int32), np.array(moves, np.int32).reshape(3, 3)

    def total(path: tuple[int, ...]) -> int:
        steps = zip((0, *path), (*path, 0), strict=True)
        return sum(int(moving[step]) for step in steps) + sum(int(scores[at]) for at in enumerate(path))

    near = np.ones(len(rows), bool)
    assert total(tuple(best_path(moving, scores, near).tolist())) == max(
        map(total, product(range(3), repeat=len(rows)))
    )


def test_the_model_makes_no_move_that_may_not_be() -> None:
    moves = shipped().moves
    wrong = [(one, two) for one, two in product(range(len(LABELS)), repeat=2) if not follows(LABELS[one], LABELS[two])]
    assert all(moves[pair] == NEVER for pair in wrong)
    assert (moves[:, len(LABELS) :] == NEVER).all()


@given(st.lists(st.lists(st.integers(-300_000, 300_000), min_size=32, max_size=32), max_size=12), st.data())
def test_stretches_have_the_path_that_they_have_together(rows: list[list[int]], data: st.DataObject) -> None:
    near = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))), bool)
    scores = np.array(rows, np.int32).reshape(-1, 32)
    scores[~near] = [0] + [HARDLY] * 31
    moves = shipped().moves
    assert (best_path(moves, scores, near) == best_path(moves, scores, np.ones_like(near))).all()
