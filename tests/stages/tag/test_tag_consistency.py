from streams.stages.tag.consistency import consistent
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


def named(text: str, *found: Span) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    spans = consistent(tokens, list(found))
    return [(" ".join(token.text for token in tokens[span.first : span.last]), span.label) for span in spans]


def test_the_type_of_a_name_is_what_most_of_its_mentions_say() -> None:
    found = named("Tarsin won . Tarsin lost . Tarsin drew", Span(0, 1, "ORG"), Span(3, 4, "LOC"), Span(6, 7, "LOC"))
    assert found == [("Tarsin", "LOC")] * 3


def test_a_surname_has_the_type_of_the_full_name() -> None:
    text = "Ilse Vandor left . Ilse Vandor stayed . Vandor"
    assert named(text, Span(0, 2, "PER"), Span(4, 6, "PER"), Span(8, 9, "LOC"))[-1] == ("Vandor", "PER")


def test_names_are_found_where_they_stand_untagged() -> None:
    text = "Ilse Vandor left, and Vandor met the Northern River Board. The Northern River Board"
    found = named(text, Span(0, 2, "PER"), Span(8, 11, "ORG"))
    assert found == [("Ilse Vandor", "PER"), ("Vandor", "PER"), *[("Northern River Board", "ORG")] * 2]


def test_a_surname_is_not_found_within_another_name() -> None:
    assert named("Jan Park slept in Central Park.", Span(0, 2, "PER")) == [("Jan Park", "PER")]


def test_a_date_is_not_looked_for_elsewhere() -> None:
    assert named("May 5 and May 5", Span(0, 2, "DATE")) == [("May 5", "DATE")]


def test_who_stands_behind_an_abbreviated_title_is_a_person() -> None:
    assert named("Gen. Vandor left and Vandor stayed", Span(1, 2, "ORG"), Span(4, 5, "LOC"))[0] == ("Vandor", "PER")


def test_a_place_of_three_personal_names_is_a_person() -> None:
    assert named("for Khin Moe Win now", Span(1, 4, "LOC")) == [("Khin Moe Win", "PER")]
    assert named("in San Jose David now", Span(1, 4, "LOC")) == [("San Jose David", "LOC")]
    assert named("in New Zealand now", Span(1, 3, "LOC")) == [("New Zealand", "LOC")]
