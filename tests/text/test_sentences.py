import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.sentences import sentence_around, sentence_starts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It snowed! Did it? Yes.", ["It rained.", "It snowed!", "Did it?", "Yes."]),
        (
            "Dr. Moe met Gen. A. Berg on Jan. 3 in St. Olaf. He left.",
            ["Dr. Moe met Gen. A. Berg on Jan. 3 in St. Olaf.", "He left."],
        ),
        ('"It held." She left.', ['"It held."', "She left."]),
        ("One\n\nTwo", ["One", "Two"]),
        ("Up 3.5 points. e.g. this", ["Up 3.5 points. e.g. this"]),
        ("雨が降った。雪が降った。", ["雨が降った。", "雪が降った。"]),
        ("", [""]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    starts = sentence_starts(text)
    assert [text[slice(*sentence_around(text, starts, start))] for start in starts] == expected


@given(st.text(alphabet="ab A.!?\n\u3002\u201d", max_size=60), st.integers(0, 59))
def test_a_place_lies_in_its_sentence(text: str, place: int) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    start, end = sentence_around(text, starts, place)
    assert start <= max(place, 0)
    assert 0 <= start <= end <= len(text)
    assert not text[start:end].endswith((" ", "\n"))
