import dataclasses
from itertools import pairwise

import pytest
import stripped_articles
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.records import Entity, EntityType
from streams.stages.tag import entities, tag
from streams.text.signature import sign

# Invented people, places and events.
TEXT = """HANOI — Danish Foreign Minister Karen Lindqvist was meeting on Tuesday with the head of Laos's navy.

Gen. Tin Maung Oo is making his second trip to Vietnam since March 2023. The United Fisheries Board (UFB) paid for it.

Greeting Tin Maung Oo at the airport, Lindqvist praised the Board's work.

Ting Maung Oo thanked Lindqvist and the UFB. "He came back," said Oscar Brandel, an analyst in Singapore.

Naw Phyu Win, a spokesperson for the opposition, said Lindqvist's plan was good, Naw Phyu Win's brother said.
"""
STRANGE = [
    "\u2019s",
    "/",
    "\u2014",
    "\n",
    "\ud800",
    "\u00e9",
    "e\u0301",
    "\ufb01",
    "\u0130",
    "\U0001d56c",
    "東京",
    "ทดสอบ",
]
WORDS = st.sampled_from([*TEXT.split(" "), *STRANGE])


def people(text: str) -> dict[str, list[str]]:
    found = (entity for entity in entities(text, "en") if entity.type is EntityType.PERSON)
    return {entity.name: [mention.text for mention in entity.mentions] for entity in found}


def check(text: str, found: tuple[Entity, ...]) -> None:
    mentions = sorted((mention.start, mention.end, mention.text) for entity in found for mention in entity.mentions)
    assert all(text[start:end] == named for start, end, named in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(mentions))
    firsts = [entity.mentions[0].start for entity in found]
    assert firsts == sorted(firsts)


def test_a_general_is_one_person_with_every_mention_also_mistyped_and_behind_a_verb() -> None:
    assert people(TEXT)["Tin Maung Oo"] == ["Tin Maung Oo", "Tin Maung Oo", "Ting Maung Oo"]


def test_people_and_their_surnames() -> None:
    found = people(TEXT)
    assert found["Karen Lindqvist"] == ["Karen Lindqvist", *["Lindqvist"] * 3]
    assert found["Oscar Brandel"] == ["Oscar Brandel"]
    assert found["Naw Phyu Win"] == ["Naw Phyu Win", "Naw Phyu Win"]


def test_places_and_organisations() -> None:
    found = {entity.name: entity for entity in entities(TEXT, "en")}
    assert found["HANOI"].type is EntityType.GPE
    assert found["Vietnam"].type is EntityType.GPE
    assert [mention.text for mention in found["United Fisheries Board"].mentions][:2] == [
        "United Fisheries Board",
        "UFB",
    ]


def test_a_name_is_one_in_capitals_and_with_the_letters_of_its_language() -> None:
    text = "KIRDAĞ, Turkey (NPA) — The bridge at K\u0131rdağ, Turkey, was shut."
    found = {entity.name: [mention.text for mention in entity.mentions] for entity in entities(text, "en")}
    assert found["K\u0131rdağ"] == ["KIRDAĞ", "K\u0131rdağ"]
    assert found["Turkey"] == ["Turkey", "Turkey"]
    assert found["NPA"] == ["NPA"]


@given(st.text())
def test_offsets_are_exact_in_any_text(text: str) -> None:
    check(text, entities(text, "en"))


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_offsets_are_exact_in_shuffled_news(text: str) -> None:
    check(text, entities(text, "en"))


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "A." * 100_000, "Ab " * 15_000, "Min Tin " * 7_000, "\u2019s" * 30_000]
)
def test_a_text_of_one_endless_sentence_is_tagged(text: str) -> None:
    check(text, entities(text, "en"))


def test_of_a_language_that_the_model_does_not_read_places_are_known() -> None:
    assert [entity.name for entity in entities("Karen Lindqvist war am Dienstag in Hanoi.", "de")] == ["Hanoi"]


def test_the_article_is_kept_as_it_was_and_signed() -> None:
    article = stripped_articles.article(TEXT, title="A visit")
    tagged = tag(article)
    kept = [field.name for field in dataclasses.fields(article) if field.name != "schema"]
    assert {name: getattr(tagged, name) for name in kept} == {name: getattr(article, name) for name in kept}
    assert tagged.schema == "articles.tagged/1"
    assert [(one.name, one.type, one.mentions) for one in tagged.entities] == [
        (one.name, one.type, one.mentions) for one in entities(TEXT, "en")
    ]
    assert tagged.signature == sign("A visit", TEXT)
