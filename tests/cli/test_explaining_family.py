from dataclasses import replace

from stories import family, story

from streams.cli.explaining.relation import against, as_told, relations
from streams.records import Compared, Feature
from streams.stages.dedup.features import Features

FIRST, CUT, UPDATE, REPORT = STORY = story()


def test_an_article_is_seen_beside_what_it_is_best_compared_with() -> None:
    assert family(UPDATE, STORY).beside == FIRST
    assert family(CUT, STORY).beside == FIRST
    assert family(FIRST, STORY).beside == CUT
    assert family(REPORT, STORY).beside is None


def test_a_copy_is_compared_with_the_version_that_stood_when_it_came() -> None:
    late = replace(CUT, id="late", trace=replace(UPDATE.trace))
    told = family(late, [FIRST, UPDATE, late])
    assert told.beside == UPDATE
    assert [one.changes and one.changes.since for one in relations(told)] == [None, FIRST.version, UPDATE.version]


def test_each_member_says_what_it_added_and_dropped() -> None:
    told = as_told(family(CUT, STORY))
    first, cut, update = told["members"]
    assert (first["role"], first["changes"]) == ("canonical", None)
    assert [one.text for one in cut["changes"].removed] == [
        "Transport Minister Jonas Ekdahl said an inquiry would look into the failure."
    ]
    assert [one.text for one in cut["changes"].added] == [
        "Bus drivers in Skell had to wait for the passengers until midnight."
    ]
    assert (update["role"], update["version_number"]) == ("update", 2)
    assert [(one.before, one.after) for one in update["changes"].figures] == [("212", "214")]


def test_a_family_whose_first_article_is_gone_begins_with_the_oldest() -> None:
    told = family(UPDATE, [CUT, UPDATE])
    assert told.first == UPDATE
    assert replace(told, article=CUT, members=(CUT,)).first == CUT


def test_what_speaks_against_a_copy_is_told_most_of_all_first() -> None:
    features = tuple(Feature(name=name, value=0.5) for name in Features._fields)
    found = against(Compared(cluster="c-1", canonical="a", probability=0.1, features=features))
    assert found
    assert [one.log_odds for one in found] == sorted((one.log_odds for one in found), reverse=True)
    assert all(one.log_odds > 0 for one in found)


def test_a_model_that_was_replaced_tells_nothing() -> None:
    features = (Feature(name="old", value=0.5),)
    assert against(Compared(cluster="c-1", canonical="a", probability=0.1, features=features)) == ()
