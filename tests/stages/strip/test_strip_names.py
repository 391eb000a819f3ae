# ruff: noqa: RUF001 - apostrophes and dashes as written
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.strip.names import JOIN, is_name, led_from, may_name, parts


@pytest.mark.parametrize(
    "name", ["Ada Brook", "Émile d’Arc", "Ana de la Cruz", "Cy B. Dee", "Omar al-Rashid", "Ed Law"]
)
def test_names(name: str) -> None:
    assert is_name(name)
    assert may_name(f"By {name}, in Fjord")
    assert may_name(name.upper())


@pytest.mark.parametrize(
    "other", ["Ada", "ferry runs", "New York", "Fjord Press", "Associated Press", "Staff Writer", "F T W M"]
)
def test_what_is_no_name(other: str) -> None:
    assert not is_name(other)


def test_what_stands_behind_a_lead() -> None:
    assert led_from("By Ada Brook", 0, 12) == 3
    assert led_from("May 3, 2031 by Ada Brook", 0, 24) == 15
    assert led_from("Ada Brook", 0, 9) is None


@given(st.text())
def test_parts_and_what_parts_them_are_the_text(text: str) -> None:
    found = list(parts(JOIN, text))
    assert all(start < end for start, end in found)
    assert [text[start:end] for start, end in found] == [part for part in JOIN.split(text) if part]
