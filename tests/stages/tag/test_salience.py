from stripped_articles import article

from streams.records import Entity, EntityType, Mention
from streams.stages.tag.outline import outline, words
from streams.stages.tag.salience import salient

TEXT = (
    "TARSIN, Velmaria — The ferry to Odra was late. Captain Ilse Vandor said so.\n\n"
    "On Monday the Harbour Board in Odra met. Peer Lund was there."
)
TITLE = "Vandor and the ferry to Odra"


def entity(kind: EntityType, name: str, text: str = TEXT) -> Entity:
    places = []
    start = text.find(name)
    while start >= 0:
        places.append(Mention(start=start, end=start + len(name), text=name))
        start = text.find(name, start + 1)
    return Entity(name=name, type=kind, mentions=tuple(places))


NAMED = (
    entity(EntityType.GPE, "TARSIN"),
    entity(EntityType.GPE, "Odra"),
    entity(EntityType.PERSON, "Ilse Vandor"),
    entity(EntityType.DATE, "Monday"),
    entity(EntityType.ORG, "Harbour Board"),
    entity(EntityType.PERSON, "Peer Lund"),
)


def found(title: str | None = TITLE) -> dict[str, Entity]:
    parts = outline(article(TEXT, title=title, dateline="TARSIN, Velmaria —"))
    return {one.name: one for one in salient(NAMED, [None] * len(NAMED), parts)}


def test_what_title_and_lead_name_comes_before_the_rest_and_the_dateline_last() -> None:
    ranked = sorted(found().values(), key=lambda one: -one.salience)
    assert [one.name for one in ranked] == ["Odra", "Ilse Vandor", "Harbour Board", "Peer Lund", "Monday", "TARSIN"]
    assert found()["TARSIN"].salience == 0
    assert all(0 <= one.salience <= 1 for one in ranked)


def test_where_an_entity_stands() -> None:
    every = found()
    assert [name for name, one in every.items() if one.in_title] == ["Odra", "Ilse Vandor"]
    assert [name for name, one in every.items() if one.in_dateline] == ["TARSIN"]
    assert [name for name, one in every.items() if one.in_lead] == ["Odra", "Ilse Vandor"]


def test_without_a_title_nothing_is_in_it() -> None:
    assert not any(one.in_title for one in found(None).values())


def test_a_part_of_a_word_in_the_title_is_no_name() -> None:
    assert not found("Vandorians on Odranese soil")["Odra"].in_title


def test_the_first_sentence_that_names_it() -> None:
    spans = {name: one.first_sentence for name, one in found().items()}
    first = {name: TEXT[span.start : span.end] for name, span in spans.items() if span}
    assert first["Ilse Vandor"] == "Captain Ilse Vandor said so."
    assert first["Peer Lund"] == "Peer Lund was there."
    assert first["Odra"] == "TARSIN, Velmaria — The ferry to Odra was late."


def test_a_dateline_that_is_not_in_the_text_is_none() -> None:
    parts = outline(article("The ferry was late.", dateline="TARSIN —"))
    assert (parts.dateline_end, parts.lead_end) == (0, len("The ferry was late."))


def test_words_of_a_part_are_a_part() -> None:
    assert words("Harbour Board") in words("The “HARBOUR board” met")
    assert words("Harbour Boa") not in words("The Harbour Board met")
