import pytest

from streams.stages.tag.document.evidence import evident_type
from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("Gen. Vandor left", 1, 2, "PER"),
        ("its company Ardun Velm paid", 2, 4, "ORG"),
        ("off the island of Tarsin now", 4, 5, "LOC"),
        ("the life of Tarsin now", 3, 4, None),
        ("sold by Ardun Metals now", 2, 4, "ORG"),
        ("sold by Ardun Holdings", 2, 4, "ORG"),
        ("against Deportivo Ardun", 1, 3, "ORG"),
        ("a city of Ardun Metals", 3, 5, "ORG"),
        ("on Deportivo", 1, 2, None),
        ("Metals fell", 0, 1, None),
        ("the mayor of Tarsin", 3, 4, "LOC"),
        ("the Low Tide Festival", 1, 4, "MISC"),
        ("as Typhoon Ardun turned", 1, 3, "MISC"),
        ("the Storm and Tide Office", 1, 5, None),
        ("sold by Vandor", 2, 3, None),
        ("near the Democratic Republic of the Congo", 2, 7, "LOC"),
        ("the Republic of Tarsin", 1, 4, None),
        ("about the company. Vandor left", 4, 5, None),
    ],
)
def test_what_surely_is_what(text: str, first: int, last: int, expected: str | None) -> None:
    tokens, span = tokenize(text), Span(first, last, "LOC")
    assert evident_type(tokens, span, name_of(tokens, span)) == expected
