import pytest

from streams.stages.tag.document.definitions import defined
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("Northern River Board (NRB) paid", 3, {("NRB",): "ORG"}),
        ("Bank of Tarsin (BoT) paid", 3, {("BoT",): "ORG"}),
        ("Northern River Board (XYZ) paid", 3, {}),
        ("Northern River Board (Tarsin) paid", 3, {}),
        ("Northern River Board (NRB paid", 3, {}),
        ("Northern River Board (", 3, {}),
        ("Board (B) paid", 1, {}),
    ],
)
def test_acronyms_in_brackets(text: str, last: int, expected: dict[tuple[str, ...], str]) -> None:
    texts = tokenize(text).texts
    assert defined(texts, [Span(0, last, "ORG")]) == expected


def test_people_have_no_acronyms() -> None:
    assert defined(["Ilse", "Vandor", "(", "IV", ")"], [Span(0, 2, "PER")]) == {}
