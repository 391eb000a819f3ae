from hypothesis import given
from hypothesis import strategies as st

from streams.codec import decode
from streams.records import Envelope, Mark, Position, Trace
from streams.state.marks import Marks
from streams.state.memory import Decision

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
    checkpoints, behind = [], []
    for one in before:
        behind.append(marks.decide(one).entry)
        packed = marks.checkpoint()
        if packed is not None:
            checkpoints.append(packed)
            behind = behind[-1:]  # one that is in both
    for packed in checkpoints:
        restored.restore_checkpoint(packed)
    for entry in behind:
        assert entry is not None
        restored.restore(entry)
    assert [restored.decide(one) for one in after] == [marks.decide(one) for one in after]


def test_a_checkpoint_is_made_when_there_is_enough_to_write_down() -> None:
    marks = Marks(named, checkpoint_every=2)
    marks.decide(article("a", "1"))
    assert marks.checkpoint() is None
    marks.decide(article("b", "1"))
    packed = marks.checkpoint()
    assert packed is not None
    assert len(packed) == 32
    assert marks.checkpoint() is None
