from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.amounts import with_amounts
from streams.stages.tag.document.passage import passage
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


def amounts(text: str, *found: Span) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    spans = with_amounts(passage(tokens, (), ()), list(found))
    return [(text[tokens.starts[span.first] : tokens.ends[span.last - 1]], span.label) for span in spans]


@pytest.mark.parametrize(
    "money",
    [
        "$5",
        "$1.2 billion",
        "$31b",
        "US$26.12 billion",
        "US$1.5bn",
        "€300 million",
        "₡1600",
        "Dh5,000",
        "Rs 500 crore",
        "Tk 78.50 lakh",
        "RM105.73 million",
        "182.8 billion yuan",
        "149 million U.S. dollars",
        "300 pesos",
        "five million euros",
        "60 cents",
        "50,000 won",
        "N$2 000",
        "$1.2\u20131.4 trillion",
        "a hundred yuan",
    ],
)
def test_sums(money: str) -> None:
    assert amounts(f"They paid {money} for it.") == [(money.removeprefix("a "), "MONEY")]


@pytest.mark.parametrize(
    "quantity",
    [
        "40 kilometres",
        "16,557 square kilometres",
        "26,247 feet",
        "30 knots",
        "4kg",
        "37mph",
        "1.65 million hectares",
        "0.2 degrees Celsius",
        "111.6 hectares per hour",
        "five miles",
        "40-acre",
    ],
)
def test_measures(quantity: str) -> None:
    assert amounts(f"It was {quantity} or so.") == [(quantity, "QUANTITY")]


@pytest.mark.parametrize(
    "text", ["They fought 5 won 3.", "in 2023 the", "5 people", "Covid-19", "on May 5.\nMiles left", "7"]
)
def test_other_numbers_are_none(text: str) -> None:
    assert amounts(text) == []


def test_a_sum_replaces_what_the_model_has_of_it() -> None:
    assert amounts("quadrupled to US$2.3 billion then", Span(4, 7, "MONEY")) == [("US$2.3 billion", "MONEY")]


def test_a_name_or_a_date_keeps_its_place() -> None:
    assert amounts("the 50 Cent Euros fan club", Span(1, 3, "PER")) == [("50 Cent", "PER")]


PIECES = ["$", "€", "US", "Rs", ".", "5", "1,000", "-", "million", "bn", "dollars", "won", "square", "km\n", "May", "a"]


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_amounts_stand_in_order_and_apart(text: str) -> None:
    tokens = tokenize(text)
    spans = with_amounts(passage(tokens, (), ()), [])
    assert all(span.first < span.last <= len(tokens) for span in spans)
    assert all(one.last <= other.first for one, other in pairwise(spans))
