"""How good links are, on a table that they were tuned on and on one that they were not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking_cases import Case, cases, is_right, score

from streams.records import Entity, EntityType, LinkReason, Mention
from streams.stages.tag.link import links


@pytest.mark.parametrize(("file", "precision", "recall"), [("cases.tsv", 0.98, 0.95), ("fresh.tsv", 0.95, 0.85)])
def test_links_are_right(file: str, precision: float, recall: float) -> None:
    every = cases(file)
    found = score(every)
    wrong = [f"{one.expected}: {one.link()} in {one.text}" for one in every if not is_right(one.link(), one.expected)]
    assert found.precision >= precision, "\n".join(wrong)
    assert found.recall >= recall, "\n".join(wrong)


def test_the_table_is_large() -> None:
    assert len(cases("cases.tsv")) >= 300
    assert len(cases("fresh.tsv")) >= 60


def reason(marked: str) -> LinkReason | None:
    (one,) = (case for case in [Case.read("-", marked)])
    link = one.link()
    return link.because if link else None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("A mill in {Paris}, [Texas], burned.", LinkReason.BESIDE),
        ("{Nairobi} was calm.", LinkReason.ONLY_ONE),
        ("{Norway} was calm.", LinkReason.ONLY_ONE),
        ("{London} was calm.", LinkReason.POPULATION),
        ("Buses in [Leicester] and {Birmingham} stood still, a [British|NORP] union said.", LinkReason.COUNTRY_NEARBY),
        ("[ATLANTA] — A court in {Georgia} ruled on Monday.", LinkReason.DATELINE),
        ("{Tarsin} was calm.", None),
    ],
)
def test_a_link_says_what_decided(marked: str, expected: LinkReason | None) -> None:
    assert reason(marked) is expected


def test_the_more_speaks_for_a_place_the_surer_is_the_link() -> None:
    alone = Case.read("-", "{Portland} was calm.").link()
    placed = Case.read("-", "{Portland}, [Oregon], was calm.").link()
    assert alone is not None
    assert placed is not None
    assert alone.confidence < placed.confidence


WORDS = st.sampled_from(["Paris", "Georgia", ",", "Texas", "in", "state", "(", "'s", "city", "of", "\u0130", "", "the"])


@given(st.lists(WORDS, max_size=12), st.integers(0, 11))
def test_whatever_stands_beside_a_name_there_is_an_answer(words: list[str], number: int) -> None:
    text = " ".join(words)
    start = len(" ".join(words[:number])) + (number > 0)
    name = words[number] if number < len(words) else ""
    if name.strip():
        mention = Mention(start=start, end=start + len(name), text=name)
        assert len(links([Entity(name=name, type=EntityType.GPE, mentions=(mention,))], text, 0)) == 1
