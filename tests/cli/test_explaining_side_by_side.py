from hypothesis import given
from hypothesis import strategies as st

from streams.cli.explaining.side_by_side import Kind, Parts, rows

WORDS = st.lists(st.sampled_from(["ferry", "storm", "bridge", "harbour", "opens", "Sinks"]), min_size=1, max_size=6)
TEXTS = st.lists(WORDS.map(lambda words: " ".join(words) + "."), max_size=8).map("\n\n".join)


def text(parts: Parts) -> str:
    return "".join(part for part, _ in parts)


@given(TEXTS, TEXTS)
def test_every_sentence_of_both_stands_once(left: str, right: str) -> None:
    found = rows(left, right)
    assert [text(row.right) for row in found if row.right] == right.split("\n\n") * bool(right)
    assert sorted(text(row.left) for row in found if row.left) == sorted(left.split("\n\n") * bool(left))


@given(TEXTS, TEXTS)
def test_of_a_changed_sentence_the_same_words_are_shared_on_both_sides(left: str, right: str) -> None:
    for row in rows(left, right):
        ours, theirs = ("".join(part for part, shared in side if shared) for side in (row.left, row.right))
        assert ours == theirs


def test_what_each_side_has_alone_stands_in_its_place() -> None:
    left = "It rained.\n\nThe ferry sank on Monday.\n\nNobody saw it.\n\nIt was old."
    right = "It rained.\n\nThe ferry sank on Tuesday.\n\nIt was old.\n\nDivers came."
    found = rows(left, right)
    assert [row.kind for row in found] == [Kind.SHARED, Kind.CHANGED, Kind.ONLY_LEFT, Kind.SHARED, Kind.ONLY_RIGHT]
    assert found[1].left == (("The ferry sank on ", True), ("Monday", False), (".", True))


def test_a_sentence_in_another_place_is_said_to_have_moved() -> None:
    found = rows("Snow fell. Roads closed. It was cold.", "It was cold. Snow fell. Roads closed.")
    assert [row.kind for row in found] == [Kind.MOVED, Kind.SHARED, Kind.SHARED]
