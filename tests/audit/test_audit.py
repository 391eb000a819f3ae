"""What the audit finds on topics that are written by hand; tests/chaos has it beside real workers."""

import threading
import time
from collections.abc import Iterator

import pytest
from kafka import TopicPartition
from written import REPEATED, Written, fates, missing, raw, running, traced

from streams import topics
from streams.audit.ledger import Outcome
from streams.audit.snapshot import READS, TOPICS
from streams.pipeline import STAGES
from streams.records import Position, StageName

DAY = 86_400_000


@pytest.fixture(scope="module")
def own_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from running(tmp_path_factory.mktemp("broker"))


def test_the_audit_knows_what_the_stages_read() -> None:
    assert [(stage.name, stage.reads) for stage in STAGES] == list(READS.items())
    assert set(TOPICS) <= set(topics.ALL)


def test_a_record_is_found_wherever_it_is_and_missing_once_a_commit_has_passed_it(own_broker: str) -> None:
    with Written(own_broker) as written:
        written.raw(9)
        assert written.fates() == {StageName.CLEAN: 9}
        written.commit(topics.RAW, 8)
        between = [topic for stage, topic in READS.items() if stage is not StageName.CLEAN]
        for offset, topic in enumerate(between):
            written.write(topic, b"poison", traced(offset))
        written.mark(4)
        written.mark(5, REPEATED)
        written.mark(4, REPEATED)
        written.letter(6)
        found = written.audit()
        assert fates(found) == dict.fromkeys(StageName, 1) | {
            Outcome.INDEXED: 1,
            Outcome.REPEATED: 1,
            Outcome.DEAD_LETTER: 1,
            Outcome.MISSING: 1,
        }
        assert missing(found) == ["articles.raw/0/7"]
        for topic in between:
            written.commit(topic, 2)
        assert missing(written.audit()) == [f"articles.raw/0/{offset}" for offset in (0, 1, 2, 3, 7)]


def test_the_last_thing_said_of_a_dead_letter_counts(own_broker: str) -> None:
    with Written(own_broker) as written:
        written.raw(8)
        written.commit(topics.RAW, 8)
        written.write(topics.TAGGED, traced(3), traced(4))
        written.commit(topics.TAGGED, 1)
        for offset in range(7):
            written.letter(offset)
        written.tombstone(1, raw(100))
        written.tombstone(2, raw(101))
        written.letter(2)
        for offset, stands in {3: 0, 4: 1, 5: 2}.items():  # passed by a commit; waiting; put back since the audit began
            written.tombstone(offset, Position(topic=topics.TAGGED, partition=0, offset=stands))
        written.mark(6)
        written.letter(7)
        written.letter(7, attempts=1)  # it failed again before the note was written
        written.tombstone(7, Position(topic=topics.TAGGED, partition=0, offset=0))
        found = written.audit()
        assert fates(found) == {
            Outcome.INDEXED: 1,
            Outcome.DEAD_LETTER: 3,
            Outcome.PUT_BACK: 1,
            StageName.DEDUP: 2,
            Outcome.MISSING: 1,
        }
        assert missing(found) == ["articles.raw/0/3"]
        assert found.ledger.totals().both == 1


def test_transaction_markers_and_aborted_records_of_a_scraper_are_no_records(own_broker: str) -> None:
    with Written(own_broker) as written:
        for number in range(4):
            with written.transaction(f"scraper-{number}") as scraper:
                for _ in range(2):
                    scraper.send(topics.RAW, b"{}", partition=0).get(30)
                scraper.abort_transaction() if number == 2 else scraper.commit_transaction()
        for offset in (0, 1, 3, 4, 9, 10):
            written.mark(offset)
        written.commit(topics.RAW, 11)
        assert written.fates() == {Outcome.INDEXED: 6, Outcome.NO_RECORD: 6}


def test_a_record_that_is_committed_behind_an_open_transaction_is_waited_for(own_broker: str) -> None:
    with Written(own_broker) as written:
        written.raw(1)
        written.commit(topics.RAW, 1)
        with written.transaction("lane-0") as open_one:
            open_one.send(topics.DEDUPED, b"{}", partition=0).get(30)
            with written.transaction("lane-1") as other:
                other.send(topics.DEDUPED, traced(0), partition=0)
                other.commit_transaction()
            found: list[object] = []
            auditing = threading.Thread(target=lambda: found.append(written.fates()))
            auditing.start()
            time.sleep(3)
            assert found == []
            open_one.abort_transaction()
            auditing.join(60)
        assert found == [{StageName.INDEX: 1}]


def test_what_lost_its_marks_to_retention_has_expired_and_younger_records_are_still_missing(
    own_broker: str,
) -> None:
    now = int(time.time() * 1000)
    with Written(own_broker) as written:
        written.raw(2, timestamp_ms=now - 3 * DAY)
        written.raw(2, timestamp_ms=now)
        written.raw(1, timestamp_ms=now - 3 * DAY)
        written.commit(topics.RAW, 5)
        for offset, age in {0: 3, 1: 2, 2: 0}.items():
            written.mark(offset, timestamp_ms=now - age * DAY)
        assert missing(written.audit()) == ["articles.raw/0/3", "articles.raw/0/4"]
        written.delete(topics.MARKS, 2)
        found = written.audit()
        assert fates(found) == {Outcome.INDEXED: 1, Outcome.EXPIRED: 3, Outcome.MISSING: 1}
        assert missing(found) == ["articles.raw/0/3"]
        written.delete(topics.RAW, 1)
        assert fates(written.audit()) == {Outcome.INDEXED: 1, Outcome.EXPIRED: 2, Outcome.MISSING: 1}


def test_a_mark_older_than_its_record_by_the_clocks_is_found_all_the_same(own_broker: str) -> None:
    with Written(own_broker) as written:
        written.mark(0, timestamp_ms=int(time.time() * 1000) - DAY)
        written.raw(1)
        written.commit(topics.RAW, 1)
        assert written.fates() == {Outcome.INDEXED: 1}


def test_what_is_missing_is_put_back_as_it_was_and_the_next_audit_knows_it(own_broker: str) -> None:
    with Written(own_broker) as written:
        headers = [("origin", b"a"), ("streams-attempts", b"2")]
        written.write(topics.RAW, b"1", b"2", headers=headers)
        written.write(topics.RAW, b"", key=None, partition=3)
        written.write(topics.RAW, None, partition=3)
        written.commit(topics.RAW, 2)
        written.mark(0)
        assert written.fates() == {Outcome.INDEXED: 1, StageName.CLEAN: 2, Outcome.MISSING: 1}
        found = written.audit()
        assert written.refeed(found.ledger) == 1
        with written.log() as log:
            (copy,) = next(log.read({TopicPartition(topics.RAW, 0): range(2, 3)}))
        assert (copy.key, copy.value, dict(copy.headers)) == (b"k", b"2", dict(headers))
        assert written.fates() == {Outcome.INDEXED: 1, Outcome.PUT_BACK: 1, StageName.CLEAN: 3}


def test_of_a_partition_without_a_commit_everything_waits_even_where_its_beginning_is_deleted(
    own_broker: str,
) -> None:
    with Written(own_broker) as written:
        written.raw(3)
        written.delete(topics.RAW, 2)
        assert written.fates() == {StageName.CLEAN: 1}
