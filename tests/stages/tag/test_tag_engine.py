from streams.stages.tag.engine import Span, labels, name_of, spans
from streams.stages.tag.tokens import tokenize


def test_each_token_has_a_label() -> None:
    tokens = tokenize("Karen Lindqvist left.\nShe was in Norway.")
    assert len(list(labels(tokens))) == len(tokens)


def test_people_and_places_are_found() -> None:
    tokens = tokenize("Foreign Minister Karen Lindqvist said on Tuesday that she would go to Norway.")
    found = {name_of(tokens, span): span.label for span in spans(tokens)}
    assert found[("Karen", "Lindqvist")] == "PER"
    assert found[("Norway",)] == "LOC"
    assert found[("Tuesday",)] == "DATE"


def test_nothing_is_found_in_nothing() -> None:
    assert spans([]) == []
    assert isinstance(Span(0, 1, "PER"), tuple)
