from streams.stages.dedup.lineage.ranks import Ranks

RANKS = Ranks.of(" tp.example,Coast Post ,, TP.example")


def test_sources_are_ranked_in_the_order_of_the_setting_in_any_case() -> None:
    assert RANKS.place("TP.EXAMPLE") == 0
    assert RANKS.place("coast post") == 1


def test_the_higher_of_two_names_counts() -> None:
    assert RANKS.place("Coast Post", "tp.example") == 0


def test_what_is_not_listed_has_no_place() -> None:
    assert RANKS.place("x.example", None) is None
    assert Ranks.of("").place("") is None
