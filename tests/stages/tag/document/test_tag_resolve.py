"""The document level as a whole, whatever a model finds: here at random, and on hostile texts."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.records import Entity
from streams.stages.tag.document import capitalised_names, resolved
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize

LABELS = ["PER", "ORG", "LOC", "NORP", "MISC", "DATE", "MONEY"]
NAMES = "Ilse Vandor|Vandor|Ting Maung Oo|Tin Maung Oo|van der Vlist|Northern River Board|NRB|Mount Velm|Velm|TARSIN"
SIGNS = "(|)|/|-|\"|&|,|.|'s|\n|\u2014|\u201c|\u201d|\u0130|e\u0301|\ud800|東京|\ufb01|ß"
OTHERS = "Welcoming|Gen.|the Board|U.S.|$ 5 million|40 miles"
PIECES = f"{NAMES}|{SIGNS}|{OTHERS}".split("|")
HOSTILE = {
    "a sentence without end": "Ilse Vandor of the Northern River Board said 5 million dollars " * 16_000,
    "no spaces": "a" * 1_000_000,
    "capitals": "ILSE VANDOR OF TARSIN " * 45_000,
    "lower case": "ilse vandor of tarsin " * 45_000,
    "title case": "Ilse Vandor Of Tarsin " * 45_000,
    "other names of one surname": " ".join(f"Ab{number} Vandor," for number in range(70_000)),
    "quotation marks": '"Aa ' * 250_000,
    "brackets": "Northern River (NR " * 50_000,
    "figures": "5 million " * 100_000,
    "datelines": "TARSIN, Velm (NPA)\n" * 50_000,
    "one word in many names": " ".join(f"Min{number} Tin Oo" for number in range(60_000)),
}


def check(text: str, entities: tuple[Entity, ...]) -> None:
    mentions = sorted((one.start, one.end, one.text) for entity in entities for one in entity.mentions)
    assert all(text[start:end] == name and name.strip() == name != "" for start, end, name in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(mentions))
    starts = [entity.mentions[0].start for entity in entities]
    assert starts == sorted(starts)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), st.data())
def test_whatever_the_model_finds_offsets_are_exact_and_mentions_apart(text: str, data: st.DataObject) -> None:
    tokens = tokenize(text)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(tokens)), max_size=16)))
    found = [Span(first, last, data.draw(st.sampled_from(LABELS))) for first, last in pairwise(cuts)][::2]
    entities = resolved(text, tokens, found)
    check(text, entities)
    assert entities == resolved(text, tokens, found)


@given(st.text())
def test_offsets_are_exact_in_any_text(text: str) -> None:
    tokens = tokenize(text)
    check(text, resolved(text, tokens, [Span(number, number + 1, "PER") for number in range(len(tokens))]))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_million_characters_are_read(text: str) -> None:
    tokens = tokenize(text)
    found = [Span(first, first + 2, LABELS[first // 3 % 3]) for first in range(0, len(tokens) - 2, 3)]
    check(text, resolved(text, tokens, found))


@pytest.mark.parametrize("kind", ["no spaces", "capitals", "title case", "quotation marks"])
def test_a_million_characters_of_another_language_are_read(kind: str) -> None:
    check(HOSTILE[kind], capitalised_names(HOSTILE[kind], "es", ()))
