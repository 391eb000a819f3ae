import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.resolve import named_spans
from streams.stages.tag.document.voting import VOTING, votes, whole
from streams.stages.tag.engine import Scores, Span
from streams.stages.tag.tagger.labels import LABELS
from streams.stages.tag.tagger.model import shipped
from streams.stages.tag.tokens import tokenize


def scores(count: int, said: dict[tuple[int, str], int]) -> Scores:
    table = np.zeros((count, len(LABELS) + 1), np.int32)
    for (token, label), score in said.items():
        table[token, LABELS.index(label)] = score
    return table


def test_the_best_kind_has_a_whole_vote_and_others_what_they_do_not_lag_behind() -> None:
    said = scores(1, {(0, "S-ORG"): 5 * whole(), (0, "S-PER"): 5 * whole() - 48, (0, "B-LOC"): 99 * whole()})
    assert votes([Span(0, 1, "LOC")], said) == [{"PER": whole() - 48, "ORG": whole()}]


def test_a_vote_is_in_the_scores_of_the_model() -> None:
    assert whole() == 2 * shipped().unit > 0
    assert votes([Span(0, 1, "DATE")], scores(1, {(0, "S-ORG"): 1})) == [{}]


def test_the_scores_of_all_words_of_a_name_count() -> None:
    said = scores(5, {(1, "B-LOC"): 500, (2, "I-LOC"): 1000, (3, "E-LOC"): 600, (1, "B-PER"): 2000})
    assert votes([Span(1, 4, "PER")], said) == [{"PER": whole() - 100, "LOC": whole()}]


def test_without_scores_each_name_has_a_vote_for_its_label() -> None:
    assert votes([Span(0, 1, "LOC"), Span(2, 3, "DATE")], None) == [{"LOC": whole()}, {"DATE": whole()}]


def test_one_mention_that_is_sure_outweighs_two_that_are_not() -> None:
    tokens = tokenize("Tarsin won. Tarsin lost. Tarsin drew")
    said = scores(len(tokens), {(0, "S-ORG"): 10, (3, "S-ORG"): 10, (6, "S-LOC"): 2 * whole()})
    found = named_spans(tokens, [Span(0, 1, "ORG"), Span(3, 4, "ORG"), Span(6, 7, "LOC")], said)
    assert [span.label for span in found] == ["LOC"] * 3


@given(st.lists(st.integers(-(1 << 24), 1 << 24), min_size=len(LABELS) * 6, max_size=len(LABELS) * 6), st.data())
def test_votes_are_whole_numbers_up_to_a_whole_one(flat: list[int], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, 5))
    span = Span(first, data.draw(st.integers(first + 1, 6)), "PER")
    (vote,) = votes([span], np.array(flat, np.int32).reshape(6, -1))
    assert set(vote) <= set(VOTING)
    assert max(vote.values()) == whole()
    assert min(vote.values()) > 0
