from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Entity, EntityType, Mention
from streams.stages.tag.document import capitalised_names


def names(text: str, language: str) -> list[tuple[str, str]]:
    return [(entity.name, entity.type.value) for entity in capitalised_names(text, language, ())]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La alcaldesa Lucía Ferrandiz Ovalle abrió el puente.", "es", [("Lucía Ferrandiz Ovalle", "PERSON")]),
        ("Ayer habló Carlos de la Tourelle en la plaza.", "es", [("Carlos de la Tourelle", "PERSON")]),
        ("La jefa del Banco Tarsino habló ayer.", "es", [("Banco Tarsino", "ORG")]),
        ("Lucía Ferrandiz abrió el puente.", "es", []),
        ("Fue al Puente Viejo y volvió.", "es", []),
        ("Vive en San Francisco ahora.", "es", []),
        ("Gestern kam Martin Altenau mit dem Roten Hund.", "de", []),
        ("昨日、東京で会った。", "ja", []),
        ("как сказал Иван Петров", "ru", []),
    ],
)
def test_only_what_the_words_settle_is_named(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert names(text, language) == expected


def test_a_name_is_one_entity_and_what_was_found_before_stays() -> None:
    text = "Ayer habló Carlos Tarsin en Hanoi. Hoy calla Carlos Tarsin."
    place = Entity(name="Hanoi", type=EntityType.GPE, mentions=(Mention(start=28, end=33, text="Hanoi"),))
    found = capitalised_names(text, "es", (place,))
    assert [(entity.name, len(entity.mentions)) for entity in found] == [("Carlos Tarsin", 2), ("Hanoi", 1)]
    inside = Entity(name="Tarsin", type=EntityType.GPE, mentions=(Mention(start=18, end=24, text="Tarsin"),))
    assert [len(entity.mentions) for entity in capitalised_names(text, "es", (inside,))] == [1, 1]


PIECES = ["Carlos", "Tarsin", "de", "la", ",", ".", "Banco", "y", "\u00c1", "\ud800", "東京"]


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_offsets_are_exact(text: str) -> None:
    mentions = sorted(
        (one.start, one.end, one.text) for entity in capitalised_names(text, "es", ()) for one in entity.mentions
    )
    assert all(text[start:end] == name for start, end, name in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(mentions))
