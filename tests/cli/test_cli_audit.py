from collections.abc import Callable
from io import StringIO

from commands import streams
from rich.console import Console

from streams import broker
from streams.audit.audit import Audit
from streams.audit.ledger import Ledger
from streams.cli.render.audit import as_json, as_text
from streams.records import Position, StageName
from streams.settings import Settings


def found(*, missing: int = 0, unreadable: int = 0) -> Audit:
    """Return an audit of two partitions: an offset of each fate in the first, `missing` in the second."""
    ledger = Ledger({0: range(1000, 1012), 1: range(missing)})
    at = [Position(topic="articles.raw", partition=0, offset=offset) for offset in range(1000, 1012)]
    ledger.indexed(at[0])
    ledger.repeated(at[1])
    ledger.dead(at[1])
    ledger.dead(at[2])
    ledger.put_back(at[3])
    for stage, position in zip(StageName, at[4:], strict=False):
        ledger.seen(position, stage)
    ledger.no_record(0, range(1009, 1011))
    ledger.expired(0, range(1011, 1012))
    return Audit(ledger=ledger, unreadable=unreadable)


def text(audit: Audit, put_back: int | None = None) -> str:
    console = Console(file=StringIO(), width=200, highlight=False)
    console.print(as_text(audit, put_back))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]  # a StringIO


def test_the_table_has_a_row_for_each_partition_and_a_column_for_each_fate_there_is() -> None:
    heading, first, _, total, *_ = text(found()).splitlines()
    for name in ("indexed", "repeated", "dead letters", "put back", "no record", "expired", "missing"):
        assert name in heading
    for stage in StageName:
        assert f"waiting for {stage}" in heading
    assert first.split() == ["0", "1,000", "1,012", "10", "1", "1", "1", "1", *"11111", "2", "1", "0"]
    assert total.split()[1] == "10"


def test_the_verdict_says_how_many_and_where_and_what_to_do() -> None:
    assert "All 10 records of articles.raw are accounted for, 5 of them in flight." in text(found())
    assert "1 record indexed or repeated, with a dead letter besides." in text(found())
    one = text(found(missing=1))
    assert "1 of 11 records of articles.raw is missing. `streams audit --refeed` puts them back" in one
    assert "articles.raw/1/0" in one
    many = text(found(missing=25))
    assert ("articles.raw/1/19\n…" in many, "articles.raw/1/20" in many) == (True, False)
    assert "25 of 35 records of articles.raw are missing. Put back, all of them" in text(found(missing=25), 25)
    assert "20 were put back; the other 5 can no longer be read" in text(found(missing=25), 20)
    assert "no longer be told" in text(found())
    assert "3 records of articles.marks cannot be read" in text(found(unreadable=3))
    assert "There is no record" in text(Audit(ledger=Ledger({0: range(0)}), unreadable=0))


def test_the_json_says_the_same() -> None:
    said = as_json(found(missing=25), None)
    assert (said["accounted_for"], len(said["first_missing"]), said["totals"]["missing"]) == (False, 20, 25)
    assert said["partitions"][1] == {
        "partition": 1,
        "from": 0,
        "to": 25,
        "records": 25,
        "indexed": 0,
        "repeated": 0,
        "dead_letter": 0,
        "put_back": 0,
        "no_record": 0,
        "expired": 0,
        "missing": 25,
        "in_flight": dict.fromkeys(StageName, 0),
        "also_dead_letter": 0,
    }
    assert said["totals"]["also_dead_letter"] == 1
    assert as_json(found(missing=25), 25)["accounted_for"] is True
    assert as_json(found(missing=25), 24)["accounted_for"] is False


def test_without_the_topics_it_is_a_usage_error_and_on_empty_ones_there_is_nothing_to_account_for(
    fresh_broker: Callable[[], Settings],
) -> None:
    env = {"STREAMS_BOOTSTRAP_SERVERS": broker.address(fresh_broker())}
    told = streams("audit", env=env)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "streams topics create" in told.stderr
    assert streams("topics", "create", env=env).returncode == 0
    told = streams("audit", env=env)
    assert (told.returncode, told.stderr) == (0, "")
    assert "There is no record on articles.raw to account for." in told.stdout


def test_without_a_broker_it_ends_with_status_4() -> None:
    told = streams("audit")
    assert (told.returncode, told.stderr.count("\n")) == (4, 1)
