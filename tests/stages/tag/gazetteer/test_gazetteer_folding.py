import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.gazetteer.folding import fold


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Tromsø", "TROMSO"),
        ("São Paulo", "Sao  Paulo"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Port-au-Prince", "Port au Prince"),
        ("The Hague", "Hague"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
        ("Côte d\u2019Ivoire", "Cote d'Ivoire"),
    ],
)
def test_ways_to_write_one_name_are_one(name: str, same: str) -> None:
    assert fold(name) == fold(same)


def test_letters_that_are_no_accents_stay() -> None:
    assert fold("Москва") == "москва"
    assert fold("दिल्ली") != fold("दल्ली")


@given(st.text(max_size=30))
def test_a_folded_name_is_one_line(name: str) -> None:
    assert "\n" not in fold(name)
    assert fold(name) == fold(name).strip()
