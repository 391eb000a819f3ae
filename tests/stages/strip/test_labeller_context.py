"""The table of features: one name a row, neighbours in their places."""

import numpy as np
from strip_pages import TEXT, page

from streams.stages.strip.labeller.context import in_context, names_of, without_memory
from streams.stages.strip.labeller.features import features
from streams.stages.strip.memory_counts import Sightings


def test_each_row_has_a_name_and_a_neighbour_s_row_is_the_line_s_own_row_moved() -> None:
    columns = features(page(TEXT))
    names = names_of(columns)
    table = in_context(columns, np.arange(4, dtype=np.float32), np.zeros(4, np.float32))
    assert table.shape == (len(names), 4)
    assert len(set(names)) == len(names)
    words = table[names.index("words")]
    assert table[names.index("words@+1")][:-1].tolist() == words[1:].tolist()
    assert table[names.index("words@-1")][1:].tolist() == words[:-1].tolist()
    assert np.isfinite(table).all()


def test_the_tree_of_a_page_tells_nothing_of_plain_text() -> None:
    paths = ("div:1>nav:1>a:1", "div:1>article:2>p:1", "div:1>article:2>p:2", "div:1>footer:3>a:1")
    plain, html = features(page(TEXT)), features(page(TEXT, paths=paths))
    assert not plain["held_1"].any()
    assert html["held_1"].tolist()[1:3] == [1, 1]
    assert html["articles"].any()


def test_the_memory_is_three_columns_of_its_own() -> None:
    seen = Sightings(others=4, counts=(4, 0, 0, 2))
    with_memory, without = features(page(TEXT, seen=seen)), features(page(TEXT))
    differing = {name for name, column in with_memory.items() if not np.array_equal(column, without[name])}
    assert differing == {"sightings", "sighting_share", "others"}
    assert with_memory["sighting_share"].tolist() == [1, 0, 0, 0.5]


def test_without_memory_the_table_is_that_of_a_source_s_first_article() -> None:
    seen = Sightings(others=4, counts=(4, 0, 0, 2))
    lexical, elemental = np.arange(4, dtype=np.float32), np.zeros(4, np.float32)
    known, new = features(page(TEXT, seen=seen)), features(page(TEXT))
    silent = without_memory(in_context(known, lexical, elemental), tuple(names_of(known)))
    assert np.array_equal(silent, in_context(new, lexical, elemental))
