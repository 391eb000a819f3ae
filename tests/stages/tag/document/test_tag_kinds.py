import pytest

from streams.records import EntityType
from streams.stages.tag.document.kinds import entity_type


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("PER", "Ilse Vandor", EntityType.PERSON),
        ("LOC", "Norway", EntityType.GPE),
        ("LOC", "Tarsin", EntityType.GPE),
        ("LOC", "Tarsin River", EntityType.LOC),
        ("LOC", "Tarsin river", EntityType.LOC),
        ("LOC", "Mount Tarsin", EntityType.LOC),
        ("LOC", "West Africa", EntityType.LOC),
        ("LOC", "South Africa", EntityType.GPE),
        ("LOC", "America", EntityType.GPE),
        ("LOC", "Latin America", EntityType.LOC),
        ("LOC", "South Korea", EntityType.GPE),
        ("LOC", "Tarsin Palace", EntityType.FAC),
        ("MISC", "Tarsin Accords", EntityType.LAW),
        ("MISC", "Tarsin Cup", EntityType.EVENT),
        ("MISC", "Mandarin", EntityType.LANGUAGE),
        ("LOC", "Kremlin", EntityType.FAC),
        ("LOC", "Castle Tarsin", EntityType.FAC),
        ("LOC", "Tarsin airport", EntityType.FAC),
        ("LOC", "Danube", EntityType.LOC),
        ("LOC", "CRETE", EntityType.LOC),
        ("LOC", "Southeast Asia", EntityType.LOC),
        ("MISC", "Glowmate 3", EntityType.PRODUCT),
        ("MISC", "KF - 21", EntityType.PRODUCT),
        ("MISC", "Pride Month", EntityType.EVENT),
        ("MISC", "Holy Quran", EntityType.WORK_OF_ART),
        ("MISC", "Covid - 19", None),
        ("MISC", "COP 2030", None),
        ("MISC", "Season 4", None),
        ("MISC", "Northern League Division 3", None),
        ("MISC", "Glowmate Watch Series 4", EntityType.PRODUCT),
        ("MISC", "Turkana Sand Race", EntityType.EVENT),
        ("MISC", "Typhoon Amihan", EntityType.EVENT),
        ("QUANTITY", "40 miles", EntityType.QUANTITY),
        ("WORK", "The Long Quay", EntityType.WORK_OF_ART),
        ("MISC", "GDP", None),
    ],
)
def test_types(label: str, name: str, expected: EntityType | None) -> None:
    assert entity_type(label, name.split(), quoted=False) is expected


def test_an_unknown_thing_in_quotation_marks_is_a_work() -> None:
    assert entity_type("MISC", ["Low", "Tide"], quoted=True) is EntityType.WORK_OF_ART
