from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Block, BlockKind, Label
from streams.stages.strip.body import body_bounds, stretches
from streams.stages.strip.lines import Line, line_of

PROSE = "The ferry left the pier at noon and came back at dusk with nobody on board but the captain and a dog."
WEIGHTS = st.lists(st.integers(-50, 50), max_size=30)


def lines(*texts: str) -> list[Line]:
    return [line_of(Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH), text) for text in texts]


def bounds(*texts: str, labels: dict[int, Label] | None = None, ends: set[int] | None = None) -> tuple[int, int]:
    given_labels = [(labels or {}).get(i) for i in range(len(texts))]
    return body_bounds(lines(*texts), given_labels, ends or set())


def test_the_body_runs_from_the_first_prose_to_the_last() -> None:
    assert bounds("World", "Sport", PROSE, "A short subhead", PROSE, "More", "Even more") == (2, 5)


def test_advertisements_do_not_part_a_body() -> None:
    texts = [PROSE, "Advertisement"] * 6
    assert bounds(*texts, labels=dict.fromkeys(range(1, 12, 2), Label.AD)) == (0, 11)


def test_below_an_end_the_body_does_not_go_on() -> None:
    assert bounds(*[PROSE] * 5, "Leave a reply", PROSE, labels={5: Label.COMMENTS}, ends={5}) == (0, 5)


def test_a_list_behind_the_last_paragraph_belongs_to_the_body() -> None:
    assert bounds(PROSE, "How they scored", "1. Ada Brook", "2. Ben Cole", "World", "Sport") == (0, 4)


def test_where_nothing_is_prose_there_is_no_body() -> None:
    assert bounds("World", "Sport") == (0, 0)


@pytest.mark.parametrize(
    ("weights", "found"),
    [([], []), ([-1, -2], []), ([5, -2, 4, -9, 3], [(0, 3, 7), (4, 5, 3)]), ([-1, 2, 2], [(1, 3, 4)])],
)
def test_stretches_are_the_runs_that_weigh_most(weights: list[float], found: list[tuple[int, int, float]]) -> None:
    assert stretches(weights) == found


@given(WEIGHTS)
def test_stretches_are_in_order_and_weigh_what_they_say(weights: list[float]) -> None:
    found = stretches(weights)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(weight == sum(weights[first:end]) > 0 for first, end, weight in found)
    assert bool(found) == any(weight > 0 for weight in weights)
