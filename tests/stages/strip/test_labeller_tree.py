"""Elements are numbered once each, whatever lines stand in them."""

from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.labeller.tree import tree_of

PATHS = st.lists(
    st.lists(st.sampled_from(["div:1", "div:2", "article:1.a", "article:2.a", "p:7", "p:8"]), max_size=5).map(">".join),
    min_size=1,
    max_size=9,
)


@given(PATHS)
def test_each_element_knows_what_it_stands_in(paths: list[str]) -> None:
    tree = tree_of(paths)
    for path, line in zip(paths, tree.lines.tolist(), strict=True):
        assert tree.depths[line] == path.count(">")
        outer = path.rpartition(">")[0]
        assert tree.parents[line] == (tree_of([*paths, outer]).lines[-1])
        assert (tree.articles[line] > 0) == ("article" in path)


def test_elements_are_alike_whose_tags_and_classes_are_and_those_of_all_around_them() -> None:
    paths = ["div:1>p:1.a", "div:2>p:7.a", "div:1>p:3", "p:1.a", "div:1#b>p:1.a"]
    first, second, *others = tree_of(paths).shapes[tree_of(paths).lines].tolist()
    assert first == second
    assert len({first, *others}) == 4
