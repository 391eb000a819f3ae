from hypothesis import assume, given
from hypothesis import strategies as st

from streams.records import ChangeKind, Notice, NoticeKind
from streams.stages.dedup.changes import Body, compare
from streams.stages.dedup.changes.compare import LONGEST_QUOTED, MOST_QUOTED, MOST_REPLACED

TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
NOUNS = ("harbour", "ferry", "bridge", "council", "storm", "market", "railway", "library", "orchard", "museum")
VERBS = ("closes", "reopens", "floods", "moves", "waits", "grows", "shrinks", "drifts")
SENTENCES = st.builds("The old {} of {} {} again".format, *map(st.sampled_from, (NOUNS, NOUNS, VERBS)))
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(lambda one: ". ".join(one) + "."), max_size=8)


def body(text: str, title: str | None = None, names: tuple[str, ...] = ()) -> Body:
    return Body(title=title, text=text, names=names)


@given(PARAGRAPHS, st.integers(0, 8))
def test_a_sentence_that_was_put_in_is_added_and_nothing_else(paragraphs: list[str], at: int) -> None:
    new = "Nobody had expected a whale."
    text = "\n\n".join([*paragraphs[:at], new, *paragraphs[at:]])
    found = compare(body("\n\n".join(paragraphs)), body(text), "v")
    counts = found.sentences
    assert [one.text for one in found.added] == [new]
    assert [text[one.span.start : one.span.end] for one in found.added] == [new]
    assert (counts.added, counts.removed, counts.changed, counts.moved) == (1, 0, 0, 0)
    assert found.kind is ChangeKind.CONTENT


@given(PARAGRAPHS, st.integers(0, 8))
def test_a_sentence_that_was_taken_out_is_removed_and_nothing_else(paragraphs: list[str], at: int) -> None:
    gone = "Nobody had expected a whale."
    before = "\n\n".join([*paragraphs[:at], gone, *paragraphs[at:]])
    found = compare(body(before), body("\n\n".join(paragraphs)), "v")
    counts = found.sentences
    assert [before[one.span.start : one.span.end] for one in found.removed] == [gone]
    assert (counts.added, counts.removed, counts.changed, counts.moved) == (0, 1, 0, 0)


@given(TEXT, TEXT, st.none() | TEXT, st.none() | TEXT)
def test_whatever_two_texts_hold_what_is_said_is_within_bounds(
    before: str, after: str, old: str | None, new: str | None
) -> None:
    found = compare(body(before, old, (before[:5],)), body(after, new, (after[:5],)), "v", (), (before[:20],))
    counts = found.sentences
    assert 0 <= found.size <= 1
    assert all(after[one.span.start : one.span.end].startswith(one.text.removesuffix("…")) for one in found.added)
    assert counts.added >= len(found.added)
    assert counts.removed >= len(found.removed)


@given(TEXT)
def test_a_text_beside_itself_has_not_changed(text: str) -> None:
    found = compare(body(text, "t"), body(text, "t"), "v")
    assert (found.kind, found.size) == (ChangeKind.COSMETIC, 0)


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_added_one_way_is_removed_the_other(one: list[str], other: list[str]) -> None:
    texts = "\n\n".join(one), "\n\n".join(other)
    assume(texts[0] != texts[1])
    there, back = compare(body(texts[0]), body(texts[1]), "v"), compare(body(texts[1]), body(texts[0]), "v")
    assert there.sentences.added - there.sentences.removed == back.sentences.removed - back.sentences.added


def test_what_is_quoted_is_bounded_and_what_is_counted_is_not() -> None:
    new = "\n\n".join(f"Line {number} tells of {number} boats{' and more' * 60}." for number in range(500))
    found = compare(body("Nothing yet."), body(new), "v")
    assert found.sentences.added == 500
    assert len(found.added) == MOST_QUOTED
    assert {len(one.text) for one in found.added} == {LONGEST_QUOTED + 1}
    assert len(found.figures) == MOST_REPLACED


def test_a_notice_that_stood_in_the_version_before_has_not_appeared() -> None:
    text = "It rained.\n\nCorrection: it did not snow."
    notice = Notice(kind=NoticeKind.CORRECTION, text="Correction: it did not snow.", span=None)
    assert compare(body("It rained."), body(text), "v", [notice]).notices == (notice,)
    assert compare(body(text), body(f"{text}\n\nIt is dry."), "v", [notice]).notices == ()


def test_a_name_that_the_other_version_has_elsewhere_does_not_differ() -> None:
    before = "Kari Bratt leads the rescue. The hull is to be looked at on Tuesday."
    after = "The rescue is led by divers from the north. The hull is to be looked at on Tuesday, Kari Bratt said."
    assert compare(body(before, names=("Kari Bratt",)), body(after, names=("Kari Bratt",)), "v").names == ()


def test_chinese_is_compared_by_paragraphs() -> None:
    found = compare(body("渡轮搁浅。\n\n无人受伤。"), body("渡轮搁浅。\n\n无人受伤。\n\n调查开始。"), "v")
    assert [one.text for one in found.added] == ["调查开始。"]
