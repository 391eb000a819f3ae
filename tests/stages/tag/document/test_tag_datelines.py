import pytest

from streams.stages.tag.document.datelines import with_places
from streams.stages.tag.engine import Span, name_of
from streams.stages.tag.tokens import tokenize


def named(text: str, *found: Span) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [(" ".join(name_of(tokens, span)), span.label) for span in with_places(tokens, found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TARSIN, Velmaria (NPA) — It rained.", [("TARSIN", "LOC"), ("Velmaria", "LOC"), ("NPA", "ORG")]),
        ("OST TARSIN, Velm. \u2013 It rained.", [("OST TARSIN", "LOC"), ("Velm", "LOC")]),
        ("PORT-AU-TARSIN, May 6 - It rained.", [("PORT - AU - TARSIN", "LOC")]),
        ("TARSIN (Norpress) -- It rained.", [("TARSIN", "LOC"), ("Norpress", "ORG")]),
        ("It rained.\nHANOI — It rained.", [("HANOI", "LOC")]),
        ("BREAKING — It rained.", []),
        ("TARSIN, Velmaria: it rained.", []),
        ("It rained in TARSIN, Velmaria — a lot.", []),
    ],
)
def test_datelines(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_dateline_puts_right_what_the_model_made_of_it() -> None:
    text = "OST TARSIN, Velmaria (NPA) — Ilse Vandor left."
    found = named(text, Span(1, 4, "PER"), Span(5, 6, "LOC"), Span(8, 10, "PER"))
    assert found == [("OST TARSIN", "LOC"), ("Velmaria", "LOC"), ("NPA", "ORG"), ("Ilse Vandor", "PER")]


def test_a_listed_place_before_its_country_is_a_place() -> None:
    assert named("the works of Hanoi, Vietnam, shut", Span(5, 6, "LOC")) == [("Hanoi", "LOC"), ("Vietnam", "LOC")]
    assert named("the works of Tarsin, Vietnam, shut", Span(5, 6, "LOC")) == [("Vietnam", "LOC")]
    assert named("of Ho Chi Minh City, Vietnam", Span(1, 5, "ORG"), Span(6, 7, "LOC"))[0][1] == "ORG"
