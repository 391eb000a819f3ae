import pytest

from streams.stages.tag.document.others import with_known_others
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("G7", "MISC", "ORG"),
        ("G-7", "MISC", "ORG"),
        ("Group of Seven", "MISC", "ORG"),
        ("M23", "MISC", "ORG"),
        ("G 7", "MISC", "MISC"),
        ("Velmar 7", "MISC", "MISC"),
        ("Anadolu", "LOC", "LOC"),
    ],
)
def test_a_listed_body_that_the_model_has_no_type_for_is_an_organisation(name: str, label: str, expected: str) -> None:
    tokens = tokenize(name)
    assert [span.label for span in with_known_others(tokens, [Span(0, len(tokens), label)])] == [expected]
