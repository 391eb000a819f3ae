from streams.stages.tag.document.resolve import completed
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


def named(text: str, *found: Span) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    spans = completed(tokens, list(found))
    return [(" ".join(tokens.texts[span.first : span.last]), span.label) for span in spans]


def test_the_type_of_a_name_is_what_most_of_its_mentions_say() -> None:
    found = named("Tarsin won . Tarsin lost . Tarsin drew", Span(0, 1, "ORG"), Span(3, 4, "LOC"), Span(6, 7, "LOC"))
    assert found == [("Tarsin", "LOC")] * 3


def test_a_surname_has_the_type_of_the_full_name() -> None:
    text = "Ilse Vandor left . Ilse Vandor stayed . Vandor"
    assert named(text, Span(0, 2, "PER"), Span(4, 6, "PER"), Span(8, 9, "LOC"))[-1] == ("Vandor", "PER")


def test_a_double_surname_has_the_type_of_the_full_name() -> None:
    text = "Ilse Vandor-Reed left . Ilse Vandor-Reed stayed . Vandor-Reed"
    assert named(text, Span(0, 4, "PER"), Span(6, 10, "PER"), Span(12, 15, "ORG"))[-1] == ("Vandor - Reed", "PER")


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


def test_a_known_place_of_one_word_is_no_person_unless_somebody_is_called_so() -> None:
    assert named("anger in Hanoi grew", Span(2, 3, "PER")) == [("Hanoi", "LOC")]
    found = named("Ilse Hanoi left and Hanoi wept", Span(0, 2, "PER"), Span(4, 5, "PER"))
    assert found == [("Ilse Hanoi", "PER"), ("Hanoi", "PER")]


def test_the_short_form_of_an_organisation_is_no_person() -> None:
    text = "the Zorvak Tellim Consortium paid , Zorvak Tellim said"
    assert named(text, Span(1, 4, "ORG"), Span(6, 8, "PER"))[-1] == ("Zorvak Tellim", "ORG")
    text = "Deportivo Zorvak won and Zorvak sang"
    assert named(text, Span(0, 2, "PER"), Span(4, 5, "PER")) == [("Deportivo Zorvak", "ORG"), ("Zorvak", "ORG")]


def test_a_known_place_is_found_where_it_stands_untagged() -> None:
    assert named("in Hanoi , off Hanoi", Span(1, 2, "LOC")) == [("Hanoi", "LOC")] * 2
    assert named("in Tarsin , off Tarsin", Span(1, 2, "LOC")) == [("Tarsin", "LOC")]
