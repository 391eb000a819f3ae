from hypothesis import given
from hypothesis import strategies as st
from letters import rejection

from streams.cli.deadletters.putting_back import batches

LETTERS = [b"", b"x", bytes(1 << 20), bytes(5 << 20), bytes(20 << 20)]


@given(st.lists(st.sampled_from(LETTERS), max_size=300))
def test_batches_keep_the_order_and_hold_few_letters_and_bytes(values: list[bytes]) -> None:
    letters = [(rejection(number), value) for number, value in enumerate(values)]
    found = list(batches(letters))
    assert [one for batch in found for one in batch] == letters
    for batch in found:
        assert len(batch) <= 100
        assert len(batch) == 1 or sum(len(letter) for _, letter in batch) <= 16 << 20
