import pytest

from streams.stages.tag.document.divide import divided
from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Tarsin, Velmaria", "LOC", ["Tarsin", "Velmaria"]),
        ("Tarsin, Ost Velm, Ardun", "LOC", ["Tarsin", "Ost Velm", "Ardun"]),
        ("Norway's Tarsin Region", "LOC", ["Norway", "Tarsin Region"]),
        ("Gorlan's Peak", "LOC", ["Gorlan 's Peak"]),
        ("Tarsin, in Velmaria", "LOC", ["Tarsin , in Velmaria"]),
        ("Tarsin,", "LOC", ["Tarsin ,"]),
        ("Vandor, Brandel and Sons", "ORG", ["Vandor , Brandel and Sons"]),
    ],
)
def test_places_are_set_apart(text: str, label: str, expected: list[str]) -> None:
    tokens = tokenize(text)
    found = list(divided(tokens, [Span(0, len(tokens), label)]))
    assert [" ".join(name_of(tokens, span)) for span in found] == expected
    assert {span.label for span in found} == {label}
