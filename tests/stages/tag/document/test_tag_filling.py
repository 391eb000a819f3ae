from streams.stages.tag.document.filling import with_known_names
from streams.stages.tag.document.passage import names_of, passage
from streams.stages.tag.engine import Name, Span, name_of
from streams.stages.tag.tokens import tokenize


def filled(text: str, *found: Span, acronym: str = "") -> list[tuple[str, str]]:
    tokens = tokenize(text)
    names = names_of(tokens, found)
    acronyms: dict[Name, str] = {(acronym,): "ORG"} if acronym else {}
    spans = with_known_names(passage(tokens, names, [acronym]), list(found), names, acronyms)
    return [(" ".join(name_of(tokens, span)), span.label) for span in spans]


def test_first_names_are_found() -> None:
    assert filled("Wanjiru Vandor won, and Wanjiru sang", Span(0, 2, "PER"))[1:] == [("Wanjiru", "PER")]
    assert len(filled("Hanoi Vandor won, said Hanoi and", Span(0, 2, "PER"))) == 1


def test_an_acronym_that_is_explained_is_found() -> None:
    found = filled("Northern River Board (NRB), the NRB", Span(0, 3, "ORG"), acronym="NRB")
    assert [name for name, _ in found] == ["Northern River Board", "NRB", "NRB"]


def test_a_company_is_found_without_its_form() -> None:
    assert filled("Velm Pocket Inc. and Velm Pocket", Span(0, 3, "ORG"))[1:] == [("Velm Pocket", "ORG")]


def test_a_general_word_is_the_one_organisation_that_has_it() -> None:
    text = "the Northern River Board paid . The Board left"
    assert filled(text, Span(1, 4, "ORG"))[1:] == [("Board", "ORG")]
    assert len(filled(f"{text} with the Velm Board", Span(1, 4, "ORG"), Span(11, 13, "ORG"))) == 2
    assert len(filled("the Northern River Board paid the Board of Tides", Span(1, 4, "ORG"))) == 1


def test_a_name_does_not_run_into_a_tagged_one_or_past_the_end() -> None:
    assert filled("Ilse Vandor and Ilse", Span(0, 2, "PER")) == [("Ilse Vandor", "PER"), ("Ilse", "PER")]
    found = filled("Low Tide Board, Low Tide Board", Span(0, 3, "ORG"), Span(5, 7, "LOC"))
    assert [name for name, _ in found] == ["Low Tide Board", "Tide Board"]
