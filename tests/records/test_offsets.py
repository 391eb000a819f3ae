from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from streams.records import Label, Removed, cleaned_offset, cleaned_span
from streams.stages.strip.spans import remaining, restored


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, tuple[Removed, ...]]:
    """Draw a text, and spans of it that do not overlap but may touch."""
    text = draw(st.text(min_size=1))
    bounds = draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    pairs = [(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False) if start < end]
    removed = (
        Removed(start=start, end=end, text=text[start:end], label=Label.AD, rule="r", confidence=1.0)
        for start, end in pairs
    )
    return text, tuple(removed)


@given(cuts())
def test_each_character_is_the_same_in_the_cleaned_text(drawn: tuple[str, tuple[Removed, ...]]) -> None:
    cleaned, removed = drawn
    left = remaining(cleaned, removed)
    places = [cleaned_offset(offset, removed) for offset in range(len(left))]
    assert [cleaned[place] for place in places] == list(left)
    assert places == sorted(set(places))
    ends = [span.end for span in removed]
    for place in places:  # none was removed
        number = bisect_right(ends, place)
        assert number == len(removed) or not removed[number].start <= place


@given(cuts(), st.data())
def test_a_span_is_the_same_in_the_cleaned_text_but_for_what_was_removed_inside(
    drawn: tuple[str, tuple[Removed, ...]], data: st.DataObject
) -> None:
    cleaned, removed = drawn
    left = remaining(cleaned, removed)
    if not left:
        return
    start = data.draw(st.integers(0, len(left) - 1))
    end = data.draw(st.integers(start + 1, len(left)))
    span = cleaned_span(start, end, removed)
    inside = [one for one in removed if span.start <= one.start and one.end <= span.end]
    moved = [
        Removed(
            start=one.start - span.start,
            end=one.end - span.start,
            text=one.text,
            label=one.label,
            rule=one.rule,
            confidence=one.confidence,
        )
        for one in inside
    ]
    assert restored(left[start:end], moved) == cleaned[span.start : span.end]


def test_what_was_removed_beside_a_mention_is_not_in_its_span() -> None:
    removed = [
        Removed(start=0, end=3, text="ad ", label=Label.AD, rule="r", confidence=1.0),
        Removed(start=7, end=10, text=" ad", label=Label.AD, rule="r", confidence=1.0),
    ]
    span = cleaned_span(0, 4, removed)
    assert (span.start, span.end) == (3, 7)
