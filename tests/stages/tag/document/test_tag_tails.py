from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.tails import with_tails
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Arnga\u2019naaq spoke", "PER", "Arnga\u2019naaq"),
        ("Arnga'naaq's boat", "PER", "Arnga'naaq"),
        ("Velmar\u2019lat Board", "ORG", "Velmar\u2019lat"),
        ("Vandor\u2019s boat", "PER", "Vandor"),
        ("Vandor\u2019ll come", "PER", "Vandor"),
        ("Chano-o-cha spoke", "PER", "Chano-o-cha"),
        ("Velmar-backed rebels", "ORG", "Velmar"),
        ("Vandor - who sang", "PER", "Vandor"),
        ("Vandor-Reed sang", "PER", "Vandor"),
        ("May-june", "DATE", "May"),
        ("Vandor \u2019naaq", "PER", "Vandor"),
        ("Vandor'", "PER", "Vandor"),
    ],
)
def test_a_name_goes_on_to_the_end_of_its_last_word(text: str, label: str, expected: str) -> None:
    tokens = tokenize(text)
    (span,) = with_tails(tokens, [Span(0, 1, label)])
    assert text[tokens.starts[span.first] : tokens.ends[span.last - 1]] == expected


def test_what_is_taken_for_a_name_within_the_tail_goes() -> None:
    assert with_tails(tokenize("Arnga\u2019naaq"), [Span(0, 1, "PER"), Span(2, 3, "LOC")]) == [Span(0, 3, "PER")]


PIECES = ["Vandor", "\u2019", "'", "-", "naaq", "cha", " ", "s"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_spans_begin_where_they_did_and_stay_apart(text: str) -> None:
    tokens = tokenize(text)
    found = [Span(number, number + 1, "PER") for number, word in enumerate(tokens.texts) if word == "Vandor"]
    whole = with_tails(tokens, found)
    assert {span.first for span in whole} <= {span.first for span in found}
    assert all(span.last <= len(tokens) for span in whole)
    assert all(one.last <= other.first for one, other in pairwise(whole))
