from streams.records import EntityType, Mention
from streams.stages.tag.document.folding import key_of
from streams.stages.tag.document.merge import Named, family, merged


def named(kind: EntityType, *texts: str) -> list[Named]:
    found, start = [], 0
    for text in texts:
        mention = Mention(start=start, end=start + len(text), text=text)
        found.append(Named(mention, kind, key_of(tuple(text.split())), family(kind)))
        start += len(text) + 1
    return found


def entities(kind: EntityType, *texts: str) -> dict[str, list[str]]:
    return {entity.name: [mention.text for mention in entity.mentions] for entity in merged(named(kind, *texts))}


def test_a_person_is_named_by_the_fullest_and_most_frequent_form() -> None:
    texts = ("Vandor", "Ting Maung Oo", "Ilse Vandor", "Tin Maung Oo", "Tin Maung Oo")
    assert entities(EntityType.PERSON, *texts) == {
        "Ilse Vandor": ["Vandor", "Ilse Vandor"],
        "Tin Maung Oo": ["Ting Maung Oo", "Tin Maung Oo", "Tin Maung Oo"],
    }


def test_two_people_of_one_surname_stay_two() -> None:
    texts = ("Ilse Vandor", "Peer Vandor", "Vandor")
    assert list(entities(EntityType.PERSON, *texts)) == ["Ilse Vandor", "Peer Vandor"]


def test_an_organisation_is_one_under_its_acronym_and_with_an_article() -> None:
    texts = ("The Northern River Board", "NRB", "Northern River Board")
    assert entities(EntityType.ORG, *texts) == {"The Northern River Board": list(texts)}


def test_full_stops_of_an_abbreviation_do_not_count() -> None:
    assert entities(EntityType.GPE, "U.S.", "US") == {"U.S.": ["U.S.", "US"]}


def test_one_name_of_two_types_is_two_entities() -> None:
    both = [*named(EntityType.GPE, "Tarsin"), *named(EntityType.ORG, "Tarsin")]
    assert [entity.type for entity in merged(both)] == [EntityType.GPE, EntityType.ORG]


def test_capitals_are_the_name_only_where_nothing_else_is_written() -> None:
    assert list(entities(EntityType.GPE, "TARSIN", "TARSIN", "Tarsin")) == ["Tarsin"]
    assert list(entities(EntityType.GPE, "TARSIN", "TARSIN")) == ["TARSIN"]
    assert list(entities(EntityType.ORG, "NRBA", "NRBA", "Nrba")) == ["NRBA"]


def test_of_equally_good_forms_the_first_is_the_name() -> None:
    assert list(entities(EntityType.ORG, "Vandor tv", "VANDOR tv", "VandoR tv", "Vandor tv", "VandoR tv")) == [
        "Vandor tv"
    ]


def test_a_misspelt_mention_is_marked_and_no_name() -> None:
    (person,) = merged(named(EntityType.PERSON, "Ting Maung Oo", "Tin Maung Oo", "Tin Maung Oo"))
    assert person.name == "Tin Maung Oo"
    assert [mention.variant for mention in person.mentions] == [True, False, False]


def test_a_river_and_its_short_name_are_one_and_no_state() -> None:
    both = [*named(EntityType.GPE, "Velm"), *named(EntityType.LOC, "Velm River")]
    assert [(entity.name, entity.type) for entity in merged(both)] == [("Velm River", EntityType.LOC)]


def test_a_nationality_is_one_in_singular_and_plural() -> None:
    assert list(entities(EntityType.NORP, "Norwegians", "Norwegian")) == ["Norwegians"]
