import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.tag.document.folding import folded, key_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Northern River Board", "northern river board"),
        ("K\u0131rdağ", "kirdag"),
        ("Stanisław", "stanislaw"),
        ("U.S.", "us"),
        ("Mercer & Pryce", "mercer and pryce"),
        ('Archibald " Archie " McTavell', "archibald archie mctavell"),
        ("Kim Dae - hwan", "kim dae hwan"),
        ("The", "the"),
        ("-", "-"),
    ],
)
def test_keys(name: str, expected: str) -> None:
    assert key_of(tuple(name.split())) == tuple(expected.split())


@given(st.text(min_size=1).filter(lambda word: word.split() == [word]))
def test_every_word_has_a_fold_that_folds_to_itself(word: str) -> None:
    assert folded(word)
    assert folded(folded(word)) == folded(word)
