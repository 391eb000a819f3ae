import pytest

from streams.stages.tag.document.edges import trimmed
from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Vandor's", "PER", "Vandor"),
        ("Senior Gen. Tin Maung Oo", "PER", "Tin Maung Oo"),
        ("President Ilse Vandor", "PER", "Ilse Vandor"),
        ("Mayor", "PER", "Mayor"),
        ("2 Vandor", "PER", "Vandor"),
        ("Greeting Tin Maung Oo", "PER", "Tin Maung Oo"),
        ("Praised Ilse Vandor", "PER", "Ilse Vandor"),
        ("Ming Li", "PER", "Ming Li"),
        ("Sterling Vandor", "PER", "Sterling Vandor"),
        ("Rising Star Ltd", "ORG", "Rising Star Ltd"),
        ("Ilse Vandor/NPA", "PER", "Ilse Vandor"),
        ("TARSIN — Ilse", "LOC", "TARSIN"),
        ("(Northern River Board", "ORG", "Northern River Board"),
        ("Velmar Inc.", "ORG", "Velmar Inc."),
        ("Velmar.", "ORG", "Velmar"),
        ("March 3 — 5", "DATE", "March 3 — 5"),
    ],
)
def test_edges(text: str, label: str, expected: str) -> None:
    tokens = tokenize(text)
    (span,) = trimmed(tokens, [Span(0, len(tokens), label)])
    assert text[tokens[span.first].start : tokens[span.last - 1].end] == expected


def test_a_verb_is_cut_off_any_name_that_stands_elsewhere_without_it() -> None:
    tokens = tokenize("Tin Maung Oo spoke. Greeting Tin Maung Oo")
    found = trimmed(tokens, [Span(0, 3, "PER"), Span(5, 9, "ORG")])
    assert [name_of(tokens, span) for span in found] == [("Tin", "Maung", "Oo")] * 2


def test_a_span_of_nothing_but_signs_is_dropped() -> None:
    assert trimmed(tokenize("— / —"), [Span(0, 3, "ORG")]) == []
