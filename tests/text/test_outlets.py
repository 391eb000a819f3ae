# ruff: noqa: RUF001 - dashes are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.outlets import same_outlet, without_outlet


@pytest.mark.parametrize(
    "title",
    [
        "Ferry runs - Fjord Post",
        "Ferry runs | The Fjord Post",
        "Ferry runs – fjordpost",
        "Fjord Post - Ferry runs",
        "The Fjord Post | Ferry runs",
        "Ferry runs",
    ],
)
def test_the_outlet_is_cut(title: str) -> None:
    assert without_outlet(title, "The Fjord Post") == "Ferry runs"


@pytest.mark.parametrize(
    "title",
    ["Ferry - at last - runs", "Fjord Post-war ferry runs", "Fjord Post: a history", "Post - Ferry runs", "Fjord Post"],
)
def test_what_another_outlet_would_cut_stays(title: str) -> None:
    assert without_outlet(title, "Herald") == title


def test_a_bar_parts_an_unknown_outlet() -> None:
    assert without_outlet("Ferry runs – at last | Fjord Post", None) == "Ferry runs – at last"
    assert without_outlet("Ferry runs - Fjord Post", None) == "Ferry runs - Fjord Post"


def test_a_headline_may_begin_with_the_outlet() -> None:
    assert without_outlet("Fjord Post: we were wrong", "Fjord Post") == "Fjord Post: we were wrong"


def test_letters_are_compared() -> None:
    assert same_outlet("The Fjord Post", "FJORD-POST")
    assert not same_outlet("Fjord Post", "Fjord Times")
    assert not same_outlet("–", "…")


@given(st.text(), st.none() | st.text())
def test_what_is_left_is_part_of_the_title(title: str, outlet: str | None) -> None:
    assert without_outlet(title, outlet) in title
