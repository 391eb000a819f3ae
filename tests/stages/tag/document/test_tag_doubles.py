import pytest

from streams.stages.tag.document.doubles import double_surnames, is_hyphened
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Ada Beau-Roy left", [(0, 2), (3, 4)], {("Beau", "Roy")}),
        ("Ada Beau - Roy left", [(0, 2), (3, 4)], set()),
        ("Ada Beau-Roy met Roy", [(0, 2), (3, 4), (5, 6)], set()),
        ("the Reed-Quill plan", [(1, 2), (3, 4)], set()),
        ("Ada Beau-", [(0, 2)], set()),
    ],
)
def test_double_surnames(text: str, found: list[tuple[int, int]], expected: set[tuple[str, str]]) -> None:
    assert double_surnames(tokenize(text), [Span(*span, "PER") for span in found]) == expected


def test_a_hyphen_touches_both_words() -> None:
    assert [is_hyphened(tokenize(text), 1) for text in ("a-b", "a -b", "a- b", "a-", "a b")] == [True, *[False] * 4]
