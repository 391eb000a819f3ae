import pytest

from streams.stages.tag.document.others import with_known_others
from streams.stages.tag.engine import Span
from streams.stages.tag.tokens import tokenize


def label_of(text: str, last: int = 3, label: str = "MISC") -> str:
    return with_known_others(tokenize(text), [Span(0, last, label)])[0].label


@pytest.mark.parametrize(
    "text",
    [
        "Sein Lwin Htay, a spokesperson for the port, said so.",
        "Sein Lwin Htay, the former deputy mayor of Orvana, said so.",
        "Sein Lwin Htay, an analyst",
    ],
)
def test_who_is_said_to_be_somebody_is_a_person(text: str) -> None:
    assert label_of(text) == "PER"


@pytest.mark.parametrize(
    "text",
    [
        "Orvana Harbour Days, a feast, began.",
        "Orvana Harbour Days, a feast of brother and sister towns, began.",
        "Orvana Harbour Days, the Velmar mayor said, began.",
        "Orvana Harbour Days began.",
        "Orvana Harbour Days,",
        "Orvana Harbour Days in the mayor's words",
        "ORVANA HARBOUR DAYS, a mayor's feast, began.",
    ],
)
def test_all_else_stays(text: str) -> None:
    assert label_of(text) == "MISC"


def test_one_word_and_other_kinds_stay() -> None:
    assert label_of("Harbourday, a brother of the feast, said so.", 1) == "MISC"
    assert label_of("Orvana Harbour Board, the leader in ferries, said so.", label="ORG") == "ORG"
