import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.people import people


def resolve(*names: str) -> list[str]:
    return [" ".join(key) for key in people([tuple(name.split()) for name in names])]


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
    assert set(resolved) <= set(mentions)
