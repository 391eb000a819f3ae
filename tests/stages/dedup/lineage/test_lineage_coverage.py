from dataclasses import replace

from lineage_articles import FERRY, tagged

from streams.records import Copy, Coverage, Lifted, Role
from streams.stages.dedup.lineage.coverage import MOST_PUBLISHERS, covered
from streams.stages.dedup.lineage.ranks import Ranks

RANKS = Ranks.of("Orvana Herald, coast.example ,tista.example")


def first(ranks: Ranks | None = None) -> Coverage:
    return covered(None, tagged("a"), Role.CANONICAL, ranks or Ranks())


def test_a_story_begins_with_its_first_article() -> None:
    own = Copy(id="a", source="harbour.example", words=len(tagged("a").text.replace("—", "").split()))
    assert first() == Coverage(
        articles=1, publishers=("harbour.example",), longest=own, highest_ranked=None, origin=None
    )


def test_a_copy_counts_and_a_new_version_does_not() -> None:
    twice = covered(first(), tagged("b", source="coast.example", publisher="The Coast"), Role.NEAR, Ranks())
    assert (twice.articles, twice.publishers) == (2, ("harbour.example", "The Coast"))
    assert covered(twice, tagged("b"), Role.UPDATE, Ranks()).articles == 2


def test_an_outlet_that_is_not_known_is_not_named() -> None:
    assert covered(None, tagged("a", source="unknown"), Role.CANONICAL, Ranks()).publishers == ()


def test_the_longest_copy_is_the_first_of_several() -> None:
    same = covered(first(), tagged("b"), Role.EXACT, Ranks())
    assert same.longest.id == "a"
    longer = covered(same, tagged("c", FERRY + " It is to be towed to Velmar."), Role.NEAR, Ranks())
    assert (longer.longest.id, longer.longest.words) == ("c", same.longest.words + 7)


def test_a_new_version_of_the_longest_copy_stays_it() -> None:
    shorter = covered(first(), tagged("a", "It sank."), Role.UPDATE, Ranks())
    assert (shorter.longest.id, shorter.longest.words) == ("a", 2)


def test_the_source_that_ranks_highest_is_named() -> None:
    low = covered(first(RANKS), tagged("b", source="TISTA.example"), Role.NEAR, RANKS)
    assert low.highest_ranked is not None
    assert (low.highest_ranked.id, low.highest_ranked.source) == ("b", "TISTA.example")
    high = covered(low, tagged("c", source="x.example", publisher="Orvana Herald"), Role.NEAR, RANKS)
    assert high.highest_ranked is not None
    assert (high.highest_ranked.id, high.highest_ranked.source) == ("c", "Orvana Herald")
    for later in (tagged("d", source="coast.example"), tagged("e"), tagged("f", publisher="orvana herald")):
        assert covered(high, later, Role.NEAR, RANKS).highest_ranked == high.highest_ranked


def test_the_origin_is_what_the_first_article_says_that_names_one() -> None:
    named = replace(tagged("b"), agency=Lifted(text="TP", span=None))
    known = covered(first(), named, Role.NEAR, Ranks())
    assert known.origin is not None
    assert (known.origin.agency, known.origin.article) == ("TP", "b")
    other = replace(tagged("c"), agency=Lifted(text="AFP", span=None))
    assert covered(known, other, Role.NEAR, Ranks()).origin == known.origin


def test_publishers_are_bounded() -> None:
    coverage = first()
    for number in range(2 * MOST_PUBLISHERS):
        coverage = covered(coverage, tagged(f"n{number}", source=f"{number}.example"), Role.EXACT, Ranks())
    assert len(coverage.publishers) == MOST_PUBLISHERS
    assert coverage.articles == 1 + 2 * MOST_PUBLISHERS
