import pytest

from streams.stages.tag.document.abbreviations import acronyms, short_forms


def split(*names: str) -> list[tuple[str, ...]]:
    return [tuple(name.split()) for name in names]


def test_an_acronym_is_spelt_out_wherever_the_long_name_stands() -> None:
    names = split("nrb", "northern river board", "other")
    assert acronyms(names) == split("northern river board", "northern river board", "other")


def test_small_words_may_be_left_out_of_an_acronym() -> None:
    assert acronyms(split("bank of tarsin", "bt", "bot")) == split(*["bank of tarsin"] * 3)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("rpa", "us river protection agency"),
        ("usrpa", "us river protection agency"),
        ("unsp", "un salvage programme"),
        ("rpa", "norwegian river protection agency"),
        ("oor", "us office of rivers"),
    ],
)
def test_the_country_in_front_may_be_left_out_of_an_acronym_or_stand_in_it_whole(short: str, name: str) -> None:
    assert acronyms(split(short, name)) == split(name, name)


def test_of_a_country_and_two_words_the_country_is_not_left_out() -> None:
    assert acronyms(split("rb", "norwegian river board")) == split("rb", "norwegian river board")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["velmar holdings", "velmar"], ["velmar holdings"] * 2),
        (["velmar holdings plc", "velmar holdings", "velmar"], ["velmar holdings"] * 3),
        (["deportivo arcilla", "arcilla"], ["deportivo arcilla"] * 2),
        (["northern river board", "board"], ["northern river board"] * 2),
        (["northern river board", "nrb", "board"], ["northern river board"] * 3),
        (["velmar holdings", "velmar", "velmar bank"], ["velmar holdings", "velmar", "velmar bank"]),
        (["national unity government", "government"], ["national unity government", "government"]),
        (["mercer and pryce", "mercer and pryce ltd"], ["mercer and pryce"] * 2),
    ],
)
def test_short_forms(names: list[str], expected: list[str]) -> None:
    assert short_forms(split(*names)) == split(*expected)
