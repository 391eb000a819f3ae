from dataclasses import replace

import pytest

from streams.cli.session.ledger import Ledger
from streams.pipeline import run
from streams.records import DeadLetter, DedupedArticle, IndexedArticle, Position, Trace

[ARTICLE] = (
    one
    for one in run([(None, b'{"id":"a","text":"The harbour was closed on Monday."}')])
    if isinstance(one, IndexedArticle)
)
[LETTER] = (one for one in run([(None, b"{")]) if isinstance(one, DeadLetter))


def at(offset: int) -> Position:
    return Position(topic="articles.raw", partition=0, offset=offset)


def indexed(offset: int) -> IndexedArticle:
    return replace(ARTICLE, trace=Trace(raw=at(offset)))


def deduped(offset: int) -> DedupedArticle:
    return indexed(offset)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(lambda _: False)


def test_a_record_has_come_out_when_its_article_is_indexed(ledger: Ledger) -> None:
    ledger.fed(at(0), "a.txt")
    ledger.deduped(deduped(0))
    assert (ledger.counts.waiting, ledger.outstanding()) == (1, ["a.txt"])
    ledger.indexed(indexed(0))
    assert (ledger.counts.waiting, ledger.counts.indexed, ledger.counts.known) == (0, 1, 0)
    assert [line.known for line in ledger.articles()] == [False]


def test_what_comes_out_before_the_broker_has_confirmed_it_counts(ledger: Ledger) -> None:
    ledger.indexed(indexed(0))
    ledger.dead(replace(LETTER, raw=at(1)))
    assert ledger.counts.come_out == 0
    ledger.fed(at(0), "a.txt")
    ledger.fed(at(1), "b.txt")
    assert (ledger.counts.indexed, ledger.counts.dead, ledger.counts.waiting) == (1, 1, 0)
    assert [origin for origin, _ in ledger.dead_letters()] == ["b.txt"]


def test_a_repeat_comes_out_with_the_first_of_its_version(ledger: Ledger) -> None:
    for offset in range(3):
        ledger.fed(at(offset), f"{offset}.txt")
    ledger.deduped(deduped(1))
    ledger.deduped(deduped(0))
    assert ledger.counts.waiting == 3
    ledger.indexed(indexed(1))
    ledger.deduped(deduped(2))
    assert (ledger.counts.indexed, ledger.counts.known, ledger.counts.waiting) == (1, 2, 0)
    assert [line.known for line in ledger.articles()] == [True, False, True]


def test_a_version_indexed_in_an_earlier_run_has_come_out_once_it_gets_through_dedup() -> None:
    asked: list[str] = []

    def indexed_before(article: DedupedArticle) -> bool:
        asked.append(article.id)
        return True

    ledger = Ledger(indexed_before)
    ledger.fed(at(5), "a.txt")
    ledger.fed(at(6), "b.txt")
    ledger.deduped(deduped(5))
    ledger.deduped(deduped(6))
    assert (ledger.counts.known, ledger.counts.waiting, asked) == (2, 0, ["a"])


def test_what_others_feed_stays_out(ledger: Ledger) -> None:
    ledger.indexed(indexed(7))
    ledger.dead(replace(LETTER, raw=at(8)))
    assert (ledger.counts.come_out, ledger.articles(), ledger.dead_letters()) == (0, [], [])
    assert not ledger.has_come_out(at(7))


def test_redelivery_changes_nothing(ledger: Ledger) -> None:
    ledger.fed(at(0), "a.txt")
    for _ in range(2):
        ledger.deduped(deduped(0))
        ledger.indexed(indexed(0))
    assert (str(ledger.counts), len(ledger.articles())) == ("1 fed, 1 indexed", 1)
