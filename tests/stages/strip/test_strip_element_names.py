import pytest

from streams.stages.strip.element_names import is_named

NAMES = frozenset({"dek", "standfirst"})


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("main:1>div:1.standfirst>p:1", True),
        ("main:1>div:1.articleDek>p:1", True),
        ("main:1>p:1#story-dek", True),
        ("div:1.standfirst>div:1>p:1", False),  # too far out
        ("main:1>p:1.dekorative", False),
        ("", False),
    ],
)
def test_a_name_is_a_word_of_the_innermost_elements(path: str, *, named: bool) -> None:
    assert is_named(path, NAMES, 2) is named
