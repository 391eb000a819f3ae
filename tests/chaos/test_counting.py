from collections import Counter
from dataclasses import replace
from itertools import islice

from articles import records
from counting import Logs, Place, Said, Version, count

from streams import topics
from streams.codec import decode_raw
from streams.errors import RejectError
from streams.records import Position, Role, TaggedArticle
from streams.stages.clean import clean
from streams.stages.dedup import Lanes
from streams.stages.strip import strip
from streams.stages.tag import tag

FED = 300


def tagged(value: bytes, offset: int) -> TaggedArticle | None:
    position = Position(topic=topics.RAW, partition=0, offset=offset)
    try:
        return tag(strip(clean(decode_raw(value, position))))
    except RejectError:
        return None


def faultless() -> Logs:
    """What stands on the topics after a run in which nothing went wrong, all on one partition."""
    raw = {(0, offset): value for offset, value in enumerate(islice(records(seed=3), FED))}
    articles = {place: article for place, value in raw.items() if (article := tagged(value, place[1]))}
    first = {(article.id, article.version): article for article in reversed(articles.values())}
    in_order = [article for article in articles.values() if first[article.id, article.version] is article]
    lanes = Lanes()
    clusters = {(one.id, one.version): decided.cluster for one in in_order if (decided := lanes.decide(one).output)}
    return Logs(
        raw=raw,
        letters=frozenset(raw.keys() - articles.keys()),
        marks={place: (article.id, article.version) for place, article in articles.items()},
        said=[
            Said(topic=topic, version=version, cluster=cluster)
            for topic in (topics.DEDUPED, topics.INDEXED)
            for version, cluster in clusters.items()
        ],
        tagged=[in_order],
        between={topics.TAGGED: Counter(articles.keys())},
    )


LOGS = faultless()
PLACE: Place = next(iter(LOGS.marks))
VERSION: Version = LOGS.marks[PLACE]


def test_a_run_without_a_fault_counts_clean_with_copies_updates_repeats_and_dead_letters_in_it() -> None:
    counted = count(LOGS)
    assert counted.clean
    assert (counted.fed, counted.dead, counted.again) == (FED, len(LOGS.letters), 0.0)
    assert LOGS.letters
    assert len(LOGS.marks) > len(set(LOGS.marks.values()))
    assert {said.cluster.role for said in LOGS.said} == set(Role)


def test_a_raw_record_that_came_to_no_end_is_lost() -> None:
    hidden = {place: version for place, version in LOGS.marks.items() if place != PLACE}
    assert count(replace(LOGS, marks=hidden)).lost == (PLACE,)


def test_a_dead_letter_that_is_missing_is_a_loss() -> None:
    (some, *others) = LOGS.letters
    assert count(replace(LOGS, letters=frozenset(others))).lost == (some,)


def test_a_mark_without_its_record_on_indexed_is_a_loss() -> None:
    said = [one for one in LOGS.said if one.topic != topics.INDEXED or one.version != VERSION]
    assert PLACE in count(replace(LOGS, said=said)).lost


def test_a_mark_of_another_article_does_not_account_for_a_raw_record() -> None:
    other = next(version for version in LOGS.marks.values() if version != VERSION)
    assert count(replace(LOGS, marks={**LOGS.marks, PLACE: other})).lost == (PLACE,)


def test_a_version_twice_on_indexed_is_doubled_and_twice_on_deduped_is_not() -> None:
    indexed = next(one for one in LOGS.said if one.topic == topics.INDEXED)
    deduped = next(one for one in LOGS.said if one.topic == topics.DEDUPED)
    assert count(replace(LOGS, said=[*LOGS.said, indexed])).doubled == (indexed.version,)
    assert count(replace(LOGS, said=[*LOGS.said, deduped])).clean


def test_a_sound_article_among_the_dead_letters_is_misjudged() -> None:
    assert count(replace(LOGS, letters=LOGS.letters | {PLACE})).misjudged == (PLACE,)


def test_a_cluster_that_the_order_of_the_log_does_not_give_is_wrong() -> None:
    one = LOGS.said[-1]
    other = replace(one, cluster=replace(one.cluster, canonical="another"))
    (difference,) = count(replace(LOGS, said=[*LOGS.said[:-1], other])).wrong
    assert (difference.said, difference.expected) == (other, one.cluster)


def test_what_never_stood_on_tagged_has_no_cluster_by_the_log() -> None:
    (difference, *_) = count(replace(LOGS, tagged=[LOGS.tagged[0][:-1]])).wrong
    assert difference.expected is None


def test_the_share_that_was_put_out_again_counts_raw_records_and_not_repeats() -> None:
    again = Counter(dict.fromkeys(LOGS.marks, 2))
    assert count(replace(LOGS, between={topics.TAGGED: again})).again == 1.0


def test_an_answer_that_differs_in_its_similarity_alone_is_wrong() -> None:
    one = LOGS.said[0]
    other = replace(one, cluster=replace(one.cluster, similarity=0.1234))
    assert len(count(replace(LOGS, said=[other, *LOGS.said[1:]])).wrong) == 1
