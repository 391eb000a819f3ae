import pytest

from streams.stages.tag.document.passage import passage
from streams.stages.tag.document.works import with_works
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


def works(text: str, *found: Span) -> list[str]:
    tokens = tokenize(text)
    spans = with_works(passage(tokens, (), ()), list(found))
    return [text[tokens.starts[span.first] : tokens.ends[span.last - 1]] for span in spans if span.label == "WORK"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Her novel "The Long Quay" sold.', ["The Long Quay"]),
        ("Her novel \u201cThe Long Quay,\u201d sold.", ["The Long Quay"]),
        ('"Salt and Tide", by Ilse Vandor, is long.', ["Salt and Tide"]),
        ('Her film "Salt". I saw "Salt" twice.', ["Salt", "Salt"]),
        ('"We Are Late," said Vandor.', []),
        ('The so-named "Deep State" met.', []),
        ('Her novel "is long" they say.', []),
        ('Her novel "', []),
        ('Her novel ""', []),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert works(text) == expected


def test_a_title_takes_the_place_of_what_the_model_has_of_it() -> None:
    tokens = tokenize('Her novel "The Long Quay" sold.')
    found = with_works(passage(tokens, (), ()), [Span(4, 6, "LOC")])
    assert found == [Span(3, 6, "WORK")]
