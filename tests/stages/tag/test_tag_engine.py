from itertools import pairwise

from streams.stages.tag.engine import name_of, scored_spans
from streams.stages.tag.tokens import tokenize


def test_people_places_and_dates_are_found() -> None:
    text = "Foreign Minister Karen Lindqvist said on Tuesday that she would go to Norway."
    tokens = tokenize(text)
    found = {name_of(tokens, span): span.label for span in scored_spans(text, tokens)[0]}
    assert found[("Karen", "Lindqvist")] == "PER"
    assert found[("Norway",)] == "LOC"
    assert found[("Tuesday",)] == "DATE"


def test_spans_are_in_order_and_apart() -> None:
    text = "Karen Lindqvist of Norway met Amir Haddad in Oslo.\nKaren Lindqvist flew home on Friday."
    found, _ = scored_spans(text, tokenize(text))
    assert all(one.first < one.last <= other.first for one, other in pairwise(found))


def test_nothing_is_found_in_nothing() -> None:
    assert scored_spans("", tokenize(""))[0] == []
