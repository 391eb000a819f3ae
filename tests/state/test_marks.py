from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.codec import decode, encode
from streams.errors import RejectError
from streams.records import Envelope, Mark, Position, Trace
from streams.state.digests import SIZE
from streams.state.marks import CHECKPOINT_EVERY, Marks
from streams.state.memory import Decision, Entry
from streams.topics import CHECKPOINTS, topic

TRACE = Trace(raw=Position(topic="articles.raw", partition=0, offset=7))


def article(name: str, version: str) -> Envelope:
    return Envelope(schema="articles.deduped/1", id=name, version=version, source="harbour.example", trace=TRACE)


ARTICLES = st.builds(article, st.sampled_from(["a", "b", "a\x1f1"]), st.sampled_from(["1", "2"]))


def named(given_article: Envelope) -> str:
    return f"{given_article.id} {given_article.version}"


def test_a_version_is_put_out_once() -> None:
    marks = Marks(named)
    first, again = marks.decide(article("a", "1")), marks.decide(article("a", "1"))
    assert (first.output, marked(first)) == ("a 1", (b"a\x1f1", "indexed", TRACE.raw))
    assert (again.output, marked(again)) == (None, (b"a\x1f1", "repeated", TRACE.raw))


def marked(decision: Decision[str]) -> tuple[bytes, str, Position]:
    assert decision.entry is not None
    mark = decode(decision.entry.value, Mark)
    return decision.entry.key, mark.outcome, mark.raw


def test_another_version_is_put_out_too() -> None:
    marks = Marks(named)
    assert [marks.decide(article("a", version)).output for version in "121"] == ["a 1", "a 2", None]


@given(st.lists(ARTICLES), st.lists(ARTICLES))
def test_restored_marks_decide_as_if_never_stopped(before: list[Envelope], after: list[Envelope]) -> None:
    marks, restored = Marks(named), Marks(named)
    for one in before:
        entry = marks.decide(one).entry
        assert entry is not None
        restored.restore(entry)
    assert [restored.decide(one) for one in after] == [marks.decide(one) for one in after]


@given(st.lists(ARTICLES))
def test_each_version_comes_out_exactly_once(stream: list[Envelope]) -> None:
    marks = Marks(named)
    outputs = [decision.output for decision in map(marks.decide, stream) if decision.output is not None]
    assert sorted(outputs) == sorted({named(one) for one in stream})


def test_an_article_that_cannot_be_put_out_leaves_no_mark() -> None:
    def fail(given_article: Envelope) -> str:
        raise ValueError(given_article.id)

    marks = Marks(fail)
    for _ in range(2):
        try:
            marks.decide(article("a", "1"))
        except ValueError:
            continue
        raise AssertionError("the second attempt was taken for a repeat")


@given(st.lists(ARTICLES), st.lists(ARTICLES), st.integers(1, 5))
def test_checkpoints_and_the_entries_behind_them_restore_the_same(
    before: list[Envelope], after: list[Envelope], every: int
) -> None:
    marks, restored = Marks(named, checkpoint_every=every), Marks(named)
    checkpoints, behind = list[bytes](), []
    for one in before:
        behind.append(marks.decide(one).entry)
        parts = marks.checkpoint()
        if parts:
            checkpoints += parts
            behind = behind[-1:]  # one that is in both
    for part in checkpoints:
        restored.restore_checkpoint(part)
    for entry in behind:
        assert entry is not None
        restored.restore(entry)
    assert [restored.decide(one) for one in after] == [marks.decide(one) for one in after]


def test_a_checkpoint_is_made_when_there_is_enough_to_write_down() -> None:
    marks = Marks(named, checkpoint_every=2)
    marks.decide(article("a", "1"))
    assert marks.checkpoint() == ()
    marks.decide(article("b", "1"))
    (part,) = marks.checkpoint()
    assert len(part) == 2 * SIZE
    assert marks.checkpoint() == ()


def test_what_was_restored_from_a_long_log_goes_into_parts_of_one_size() -> None:
    marks, restored = Marks(named, checkpoint_every=10), Marks(named)
    given_articles = [article(f"a{number}", "1") for number in range(34)]
    for one in given_articles:
        entry = Marks(named).decide(one).entry
        assert entry is not None
        marks.restore(entry)
    parts = marks.checkpoint()
    assert [len(part) // SIZE for part in parts] == [10, 10, 10, 4]
    for part in parts:
        restored.restore_checkpoint(part)
    assert [restored.decide(one).output for one in given_articles] == [None] * 34


def test_a_part_fits_its_topic() -> None:
    assert topic(CHECKPOINTS).largest_record >= CHECKPOINT_EVERY * SIZE + 8


@pytest.mark.parametrize("schema", ["articles.marks/2", "articles.lanes/1"])
def test_an_entry_of_another_schema_is_refused(schema: str) -> None:
    entry = Marks(named).decide(article("a", "1")).entry
    assert entry is not None
    other = replace(decode(entry.value, Mark), schema=schema)
    with pytest.raises(RejectError, match=f"'{schema}'.*'articles.marks/1'"):
        Marks(named).restore(Entry(key=entry.key, value=encode(other)))
