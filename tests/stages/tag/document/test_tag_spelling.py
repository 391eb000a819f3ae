import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.spelling import one_edit, right_spellings


def right(*names: str) -> dict[str, str]:
    found = right_spellings(tuple(name.split()) for name in names)
    return {" ".join(typo): " ".join(name) for typo, name in found.items()}


def test_a_name_a_letter_off_is_the_other_mistyped() -> None:
    assert right("pavel bedrakov", "pavel bedrakof") == {"pavel bedrakof": "pavel bedrakov"}


def test_the_more_frequent_spelling_is_right() -> None:
    assert right("pavel bedrakof", "pavel bedrakov", "pavel bedrakov") == {"pavel bedrakof": "pavel bedrakov"}


def test_two_listed_names_are_two_people() -> None:
    assert right("jan smith", "jon smith") == {}


def test_of_a_long_and_frequent_name_even_a_listed_one_is_a_typo() -> None:
    assert right("tin maung oo", "ting maung oo", "tin maung oo") == {"ting maung oo": "tin maung oo"}


def test_what_stands_twice_is_no_typo() -> None:
    assert right(*["pavel bedrakov"] * 3, *["pavel bedrakof"] * 2) == {}


@given(st.text("ab", max_size=4), st.text("ab", max_size=4))
def test_one_edit_is_mutual(one: str, other: str) -> None:
    assert one_edit(one, other) == one_edit(other, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("min", "ming", True),
        ("ming", "min", True),
        ("marta", "maria", True),
        ("brain", "brian", True),
        ("same", "same", False),
        ("abcd", "bacx", False),
        ("ann", "annals", False),
    ],
)
def test_one_edit(one: str, other: str, *, expected: bool) -> None:
    assert one_edit(one, other) is expected
