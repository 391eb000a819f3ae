"""What articles are about, as somebody who wrote them says."""

import pytest
from stripped_articles import article

from streams.stages.tag.main_places import main_places
from streams.stages.tag.stage import linked

FLOOD = """QUELIMANE, Mozambique — Flood water covered Beira on Monday, and Beira's port was closed.

Aid came from South Africa. Beira had been rebuilt after the last storm."""
EMBASSY = """GENEVA — Kenya and Somalia agreed on Monday to reopen their border.

Kenya's foreign minister thanked Somalia. Officials in Nairobi and Mogadishu confirmed it."""
TEAM = """PARIS — The coach said on Monday that her players were tired."""


@pytest.mark.parametrize(
    ("title", "text", "dateline", "expected", "absent"),
    [
        ("Flood in Beira", FLOOD, "QUELIMANE, Mozambique —", ["Beira", "Mozambique"], ["Quelimane"]),
        ("Kenya and Somalia agree", EMBASSY, "GENEVA —", ["Kenya", "Somalia"], ["Geneva", "Switzerland"]),
        ("Tired players", TEAM, "PARIS —", [], ["Paris", "France"]),
    ],
)
def test_main_places(title: str, text: str, dateline: str, expected: list[str], absent: list[str]) -> None:
    found = main_places(linked(article(text, title=title, dateline=dateline)))
    assert [one.name for one in found[: len(expected)]] == expected
    assert not {one.name for one in found} & set(absent)
    assert all(0 < one.share <= 1 for one in found)
    assert sum(one.share for one in found) <= 1.001


def test_a_country_of_which_only_places_are_named_is_one_too() -> None:
    found = main_places(linked(article("Trains in Kyoto and Nagoya stood still. Osaka's ran.")))
    assert "JP" in {one.country for one in found if one.name == "Japan"}


def test_shares_are_ranked() -> None:
    shares = [one.share for one in main_places(linked(article(EMBASSY)))]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) <= 5
