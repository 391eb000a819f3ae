import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.gazetteer.folding import fold
from streams.stages.tag.gazetteer.nations import nations
from streams.stages.tag.gazetteer.organisations import organisation
from streams.stages.tag.gazetteer.places import (
    PlaceKind,
    begins,
    countries,
    meanings,
    place,
    regions,
    unspaced_names,
)


def test_a_name_has_all_its_places() -> None:
    found = {(one.place.kind, one.place.region or one.place.country) for one in meanings("paris")}
    assert {(PlaceKind.CITY, "FR.11"), (PlaceKind.CITY, "US.TX"), (PlaceKind.CITY, "CA.08")} <= found


def test_a_place_is_where_it_is() -> None:
    reykjavik = place(3413829)
    assert (reykjavik.name, reykjavik.country, reykjavik.is_capital) == ("Reykjavík", "IS", True)
    assert reykjavik.latitude == pytest.approx(64.1355, abs=0.01)
    assert reykjavik.longitude == pytest.approx(-21.8954, abs=0.01)


def test_countries_and_regions_go_by_code() -> None:
    assert countries()["GE"].name == regions()["US.GA"].name == "Georgia"
    assert all(len(code) == 2 and code.isupper() for code in countries())


def test_other_names_and_scripts_are_known_as_such() -> None:
    assert [(one.place.name, one.is_other) for one in meanings(fold("Москва"))] == [("Moscow", True)]
    assert [one.place.country for one in meanings("de:deutschland")] == ["DE"]


def test_an_unknown_place_has_no_id() -> None:
    with pytest.raises(KeyError):
        place(1)


def test_a_name_is_found_wherever_in_the_table_it_stands() -> None:
    assert all(meanings(name) and begins(name)[0] for name in sorted(unspaced_names())[::20])
    assert all(begins(fold(country.name))[0] for country in countries().values())


@given(st.text(max_size=12))
def test_any_name_may_be_looked_up(name: str) -> None:
    assert all(one.place.geonames > 0 for one in meanings(fold(name)))


def test_nationalities_go_in_the_plural_too() -> None:
    assert [one.country for one in nations().of_nationality("Georgians")] == ["GE"]
    assert [one.country for one in nations().of_nationality("Swiss")] == ["CH"]
    assert {one.country for one in nations().of_nationality("Congolese")} == {"CG", "CD"}
    assert nations().of_nationality("Martians") == ()


def test_every_sovereign_country_has_a_nationality_or_shares_one() -> None:
    with_one = {one.country for one in nations().nationalities.values()}
    shared = {one.country for places in nations().shared.values() for one in places}
    members = {"FR", "IN", "NG", "CG", "CD", "KR", "KP", "DO", "DM", "GN", "GW", "GQ", "WS", "NE", "US", "TR"}
    assert members <= with_one | shared


def test_bodies_go_by_name_and_letters_as_they_are_written() -> None:
    assert organisation("the World Health Organization") == organisation("WHO")
    assert organisation("Who") is None
    assert organisation("Northern River Board") is None
