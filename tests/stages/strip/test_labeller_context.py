"""The table of features: one name a row, neighbours in their places."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from strip_pages import TEXT, page

from streams.stages.strip.labeller import features as own
from streams.stages.strip.labeller.arrays import Floats
from streams.stages.strip.labeller.context import NAMES, add_in_numpy, in_context, without_memory
from streams.stages.strip.labeller.features import features
from streams.stages.strip.memory_counts import Sightings

LEXICAL, ELEMENTAL = np.arange(4, dtype=np.float32), np.zeros(4, np.float32)


def named(table: Floats) -> dict[str, Floats]:
    return dict(zip(own.NAMES, table, strict=True))


def test_each_row_has_a_name_and_a_neighbour_s_row_is_the_line_s_own_row_moved() -> None:
    table = in_context(features(page(TEXT)), LEXICAL, ELEMENTAL)
    assert table.shape == (len(NAMES), 4)
    assert len(set(NAMES)) == len(NAMES)
    words = table[NAMES.index("words")]
    assert table[NAMES.index("words@+1")][:-1].tolist() == words[1:].tolist()
    assert table[NAMES.index("words@-1")][1:].tolist() == words[:-1].tolist()
    assert np.isfinite(table).all()


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_the_kernel_looks_at_neighbours_as_numpy_does(lines: int, seed: int) -> None:
    of_lines = np.random.default_rng(seed).normal(scale=9, size=(len(own.NAMES) + 2, lines)).astype(np.float32)
    table = in_context(of_lines[:-2], of_lines[-2], of_lines[-1])
    expected = table.copy()
    expected[len(of_lines) :] = 0
    add_in_numpy(expected)
    assert table.tobytes() == expected.tobytes()


def test_the_tree_of_a_page_tells_nothing_of_plain_text() -> None:
    paths = ("div:1>nav:1>a:1", "div:1>article:2>p:1", "div:1>article:2>p:2", "div:1>footer:3>a:1")
    plain, html = named(features(page(TEXT))), named(features(page(TEXT, paths=paths)))
    assert not plain["held_1"].any()
    assert html["held_1"].tolist()[1:3] == [1, 1]
    assert html["articles"].any()


def test_the_memory_is_three_columns_of_its_own() -> None:
    seen = Sightings(others=4, counts=(4, 0, 0, 2))
    with_memory, without = named(features(page(TEXT, seen=seen))), named(features(page(TEXT)))
    differing = {name for name, column in with_memory.items() if not np.array_equal(column, without[name])}
    assert differing == {"sightings", "sighting_share", "others"}
    assert with_memory["sighting_share"].tolist() == [1, 0, 0, 0.5]


def test_without_memory_the_table_is_that_of_a_source_s_first_article() -> None:
    seen = Sightings(others=4, counts=(4, 0, 0, 2))
    known, new = features(page(TEXT, seen=seen)), features(page(TEXT))
    silent = without_memory(in_context(known, LEXICAL, ELEMENTAL))
    assert np.array_equal(silent, in_context(new, LEXICAL, ELEMENTAL))
