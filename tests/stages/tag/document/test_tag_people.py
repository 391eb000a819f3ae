import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.people import people


def resolve(*names: str) -> list[str]:
    return [" ".join(person) for person, _ in people([tuple(name.split()) for name in names])]


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        (["ilse vandor", "vandor"], ["ilse vandor", "ilse vandor"]),
        (["vandor", "ilse vandor"], ["ilse vandor", "ilse vandor"]),
        (["ilse q vandor", "ilse vandor", "ilse"], ["ilse q vandor"] * 3),
        (["ilse vandor", "peer vandor", "vandor"], ["ilse vandor", "peer vandor", "peer vandor"]),
        (["ilse vandor", "peer vandor", "ilse vandor", "vandor"], ["ilse vandor", "peer vandor"] + ["ilse vandor"] * 2),
        (["tin maung oo", "ting maung oo", "tin maung oo"], ["tin maung oo"] * 3),
        (["bedrakov", "pavel bedrakov", "pavel bedrakof"], ["pavel bedrakov"] * 3),
        (["jan smith", "jon smith"], ["jan smith", "jon smith"]),
        (["li wei", "lu wei"], ["li wei", "lu wei"]),
        (["karpati imre", "imre karpati", "karpati"], ["karpati imre"] * 3),
        (["kim dae hwan", "kim daehwan", "dae hwan"], ["kim dae hwan"] * 3),
        (["khalid bin nasser al harith", "khalid al harith", "al harith"], ["khalid bin nasser al harith"] * 3),
        (["tarek al shazly", "tarek el shazly"], ["tarek al shazly"] * 2),
        (["marta conceicao dos anjos", "marta dos anjos", "dos anjos"], ["marta conceicao dos anjos"] * 3),
        (["lucia ferrandiz ovalle", "lucia ferrandiz", "ferrandiz"], ["lucia ferrandiz ovalle"] * 3),
        (["nguyen van khoi", "nguyen thi khoi"], ["nguyen van khoi", "nguyen thi khoi"]),
        (["ben vandor", "anna vandor"], ["ben vandor", "anna vandor"]),
        (["j okoro", "john okoro"], ["john okoro"] * 2),
        (["nikolai petrovich zolin", "nikolai zolin", "nikolai petrovich"], ["nikolai petrovich zolin"] * 3),
        (["nikolai zolin", "vera zolina"], ["nikolai zolin", "vera zolina"]),
        (["jurgen stiebel", "juergen stiebel"], ["jurgen stiebel"] * 2),
        (["archibald archie mctavell", "archie", "archie mctavell"], ["archibald archie mctavell"] * 3),
        (["konrad weissmantel", "weismantel"], ["konrad weissmantel"] * 2),
        (["nikolai zolinski", "zolinska"], ["nikolai zolinski", "zolinska"]),
    ],
)
def test_who_is_meant(mentions: list[str], expected: list[str]) -> None:
    assert resolve(*mentions) == expected


@given(
    st.lists(
        st.lists(st.sampled_from(["ann", "anna", "bo", "bob", "cole", "coles"]), min_size=1, max_size=5).map(tuple)
    )
)
def test_each_mention_means_a_name_in_the_article(mentions: list[tuple[str, ...]]) -> None:
    resolved = people(mentions)
    assert len(resolved) == len(mentions)
    assert {person for person, _ in resolved} <= set(mentions)


def test_a_misspelling_is_marked() -> None:
    mentions = [("tin", "maung", "oo"), ("ting", "maung", "oo"), ("tin", "maung", "oo"), ("oo",)]
    assert [misspelt for _, misspelt in people(mentions)] == [False, True, False, False]


def test_of_two_people_of_one_surname_a_title_tells_who_is_meant() -> None:
    mentions = [("ilse", "vandor"), ("peer", "vandor"), ("vandor",), ("vandor",)]
    named = people(mentions, ["minister", "mr", "minister", "mrs"])
    assert [person for person, _ in named] == [mentions[0], mentions[1], mentions[0], mentions[0]]


def test_many_people_with_one_word_in_common_cost_little() -> None:
    mentions = [("min", f"tin{number}x") for number in range(20_000)]
    assert len(people(mentions)) == len(mentions)
