from base64 import b64decode
from dataclasses import dataclass, replace

import orjson
import pytest

from streams import topics
from streams.deadletter import Message
from streams.errors import Reason, RejectError
from streams.pipeline import STAGES, Stage, process, run
from streams.records import DeadLetter, IndexedArticle, Position, StageName, Trace
from streams.state.memory import Decision, Entry

AT = Position(topic=topics.RAW, partition=1, offset=9)
TEXT = (
    "LISBON — The harbour of Lisbon was closed on Monday after a crane fell into the water, the port said.\n\n"
    "Nobody was hurt. Ships were sent to Setúbal, and the port hopes to open again on Wednesday, said Ana Moreno, "
    "who speaks for the authority.\n\n"
    "The crane, built in 1987, had been inspected in March."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    trace: Trace
    number: int


class Memory:
    """Puts out even numbers, repeats nothing, rejects 7 and fails on 13."""

    def decide(self, article: Counted) -> Decision[Counted]:
        if article.number == 7:
            raise RejectError(Reason.EMPTY, "it is seven")
        if article.number == 13:
            raise ZeroDivisionError("thirteen")
        if article.number % 2:
            return Decision(output=None, entry=None)
        return Decision(output=article, entry=Entry(key=b"k", value=b"v"))

    def restore(self, entry: Entry) -> None:
        raise AssertionError(entry)

    def checkpoint(self) -> tuple[bytes, ...]:
        return ()

    def restore_checkpoint(self, part: bytes) -> None:
        raise AssertionError(part)


def read(value: bytes | None, position: Position) -> Counted:
    return Counted(trace=Trace(raw=position), number=len(value or b""))


STAGE = Stage(
    name=StageName.DEDUP,
    reads=topics.TAGGED,
    writes=topics.LANES,
    decode=read,
    memory=Memory,
    key=lambda a: str(a.number),
)


def message(length: int) -> Message:
    return Message(key=b"key", value=b"x" * length, position=AT)


def test_one_output_stamped_and_keyed() -> None:
    outcome = process(STAGE, Memory(), message(4), now=lambda: "noon")
    assert outcome.sent is not None
    assert (outcome.sent.topic, outcome.sent.key) == (topics.LANES, b"4")
    assert orjson.loads(outcome.sent.value)["trace"]["finished"] == [{"stage": "dedup", "at": "noon"}]
    assert outcome.entry == Entry(key=b"k", value=b"v")
    assert outcome.rejected is None


def test_what_was_put_back_says_so_from_there_on() -> None:
    outcome = process(STAGE, Memory(), replace(message(4), attempts=2))
    assert outcome.sent is not None
    assert orjson.loads(outcome.sent.value)["trace"]["attempts"] == 2
    rejected = process(STAGE, Memory(), replace(message(7), attempts=2)).rejected
    assert rejected is not None
    assert rejected.attempts == 2


def test_a_repeat_puts_out_nothing() -> None:
    outcome = process(STAGE, Memory(), message(5))
    assert (outcome.sent, outcome.entry, outcome.rejected) == (None, None, None)


@pytest.mark.parametrize(
    ("length", "code", "detail"),
    [(7, Reason.EMPTY, "it is seven"), (13, Reason.STAGE_FAILED, "ZeroDivisionError: thirteen")],
)
def test_a_rejected_input_and_a_failing_stage_cost_one_dead_letter(length: int, code: Reason, detail: str) -> None:
    outcome = process(STAGE, Memory(), message(length), now=lambda: "noon")
    assert outcome.sent is not None
    assert outcome.rejected is not None
    assert (outcome.sent.topic, outcome.sent.key) == (topics.DEADLETTER, b"articles.raw/1/9")
    assert (outcome.rejected.code, outcome.rejected.stage, outcome.rejected.failed_at) == (code, "dedup", "noon")
    assert detail in outcome.rejected.detail
    assert b64decode(outcome.rejected.value or "") == b"x" * length
    assert outcome.entry is None


def test_an_output_that_no_topic_takes_is_rejected() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Large(Counted):
        text: str

    stage = Stage(
        name=StageName.CLEAN,
        reads=topics.RAW,
        writes=topics.LANES,
        decode=lambda _, position: Large(trace=Trace(raw=position), number=2, text="x" * 2_000_000),
        memory=Memory,
        key=lambda article: str(article.number),
    )
    outcome = process(stage, Memory(), message(2))
    assert outcome.rejected is not None
    assert outcome.rejected.code is Reason.TOO_LARGE
    assert "articles.lanes" in outcome.rejected.detail
    assert outcome.entry == Entry(key=b"k", value=b"v"), "what was decided is remembered all the same"


def test_the_stages_hang_together() -> None:
    assert [stage.name for stage in STAGES] == list(StageName)
    assert [stage.writes for stage in STAGES[:-1]] == [stage.reads for stage in STAGES[1:]]
    for stage in STAGES:
        assert stage.name in topics.topic(stage.reads).readers
        assert stage.name in topics.topic(stage.writes).writers


def test_raw_records_go_all_the_way() -> None:
    raw = orjson.dumps({"id": "a1", "source": "harbour.example", "text": TEXT})
    indexed, letter = run([(None, raw), (None, raw), (None, b"{")])  # the second is a repeat, and puts out nothing
    assert isinstance(indexed, IndexedArticle)
    assert (indexed.id, indexed.source, indexed.text) == ("a1", "harbour.example", TEXT)
    assert [finished.stage for finished in indexed.trace.finished] == list(StageName)
    assert isinstance(letter, DeadLetter)
    assert (letter.code, letter.stage, letter.raw.offset) == ("invalid_json", "clean", 2)


def test_a_lane_decides_alike_whatever_ran_before() -> None:
    raw = [(None, orjson.dumps({"id": name, "source": "harbour.example", "text": TEXT})) for name in ("a1", "a2")]
    first, second = list(run(raw)), list(run(raw))
    assert [outcome.cluster for outcome in first if isinstance(outcome, IndexedArticle)] == [
        outcome.cluster for outcome in second if isinstance(outcome, IndexedArticle)
    ]


def test_an_input_that_cannot_be_decoded_is_still_known_by_its_raw_record() -> None:
    raw = Position(topic=topics.RAW, partition=3, offset=77)
    value = orjson.dumps({"schema": "articles.cleaned/9", "trace": {"raw": raw, "finished": [], "attempts": 2}})
    found = process(STAGES[1], STAGES[1].memory(), Message(key=None, value=value, position=AT)).rejected
    assert found is not None
    assert (found.code, found.raw, found.failed, found.attempts) == ("wrong_schema", raw, AT, 2)


def test_a_raw_record_is_where_it_stands_whatever_it_says_of_itself() -> None:
    value = orjson.dumps({"trace": {"raw": {"topic": topics.RAW, "partition": 3, "offset": 77}}, "id": []})
    found = process(STAGES[0], STAGES[0].memory(), Message(key=None, value=value, position=AT)).rejected
    assert found is not None
    assert found.raw == AT


def test_what_stood_in_other_articles_of_a_source_is_known_in_the_order_of_the_input() -> None:
    raw = []
    for number in range(6):
        said = [
            f"Witness number {number}{i} told the court of Millbrook on Monday that the boat left at {i} in the night."
            for i in range(4)
        ]
        text = "\n\n".join([*said[:3], "Tide tables and harbour walks", said[3]])
        raw.append((None, orjson.dumps({"id": f"a{number}", "source": "harbour.example", "text": text})))
    found = [outcome for outcome in run(raw) if isinstance(outcome, IndexedArticle)]
    kept = ["Tide tables and harbour walks" in outcome.text for outcome in found]
    assert kept[0]
    assert kept[3:] == [False] * 3
    assert all(len(outcome.text.split("\n\n")) >= 4 for outcome in found)
