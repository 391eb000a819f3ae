import pytest

from streams.stages.tag.document.joining import joined
from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.tokens import tokenize


def whole(text: str, *found: Span) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [(" ".join(name_of(tokens, span)), span.label) for span in joined(tokens, found)]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("said Pieter van der Vlist", [(1, 2), (4, 5)], ["Pieter van der Vlist"]),
        ("said Van der Vlist", [(3, 4)], ["Van der Vlist"]),
        ("said Rana al-Masarwa", [(1, 2), (4, 5)], ["Rana al - Masarwa"]),
        ('said Manuel "Manny" Ordaz', [(1, 2), (5, 6)], ['Manuel " Manny " Ordaz']),
        ('said Manuel "Manny" Ordaz', [(1, 2), (3, 4), (5, 6)], ['Manuel " Manny " Ordaz']),
        ('said Manuel "Manny" Ordaz', [(1, 2), (3, 6)], ['Manuel " Manny " Ordaz']),
        ("said Duncan \u201cThe Anvil\u201d Rennie", [(1, 2), (6, 7)], ["Duncan \u201c The Anvil \u201d Rennie"]),
        ('said Manuel "no way" Ordaz', [(1, 2), (6, 7)], ["Manuel", "Ordaz"]),
        ("said Ilse, Peer", [(1, 2), (3, 4)], ["Ilse", "Peer"]),
        ("said Jan-Peer", [(3, 4)], ["Peer"]),
        ("said Kjell-Arne Lindqvist", [(1, 2), (3, 5)], ["Kjell - Arne Lindqvist"]),
        ("said Kjell - Arne Lindqvist", [(1, 2), (3, 5)], ["Kjell", "Arne Lindqvist"]),
        ("said T. K. Vandor", [(5, 6)], ["T . K . Vandor"]),
        ("Ada Beau-Roy and Beau-Roy", [(0, 2), (3, 4), (5, 6), (7, 8)], ["Ada Beau - Roy", "Beau - Roy"]),
        ("Ada Beau-Roy met Roy", [(0, 2), (3, 4), (5, 6)], ["Ada Beau", "Roy", "Roy"]),
        ("the Reed-Quill plan", [(1, 2), (3, 4)], ["Reed", "Quill"]),
    ],
)
def test_pieces_of_people(text: str, found: list[tuple[int, int]], expected: list[str]) -> None:
    assert whole(text, *(Span(*piece, "PER") for piece in found)) == [(name, "PER") for name in expected]


def test_a_piece_that_the_model_takes_for_something_else_is_of_the_person_too() -> None:
    found = whole(
        "Ada Beau-Roy and Beau-Roy", Span(0, 2, "ORG"), Span(3, 4, "PER"), Span(5, 6, "PER"), Span(7, 8, "LOC")
    )
    assert found == [("Ada Beau - Roy", "PER"), ("Beau - Roy", "PER")]
    assert len(whole("New Tarsin-Velm", Span(0, 2, "LOC"), Span(3, 4, "LOC"))) == 2


def test_partners_are_a_firm() -> None:
    found = whole("bought by Mercer & Pryce", Span(2, 3, "PER"), Span(4, 5, "PER"))
    assert found == [("Mercer & Pryce", "ORG")]


def test_no_name_goes_on_in_the_next_sentence() -> None:
    assert len(whole("He met Pieter\nVan der Vlist left", Span(2, 3, "PER"), Span(5, 6, "PER"))) == 2
