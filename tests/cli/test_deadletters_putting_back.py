from hypothesis import given
from hypothesis import strategies as st
from letters import rejection

from streams.cli.deadletters.putting_back import batches


@given(st.lists(st.integers(1, 30 << 20), max_size=300))
def test_batches_keep_the_order_and_hold_few_letters_and_bytes(sizes: list[int]) -> None:
    letters = [rejection(number, size=size) for number, size in enumerate(sizes)]
    found = list(batches(letters))
    assert [one for batch in found for one in batch] == letters
    for batch in found:
        assert len(batch) <= 100
        assert len(batch) == 1 or sum(one.size for one in batch) <= 16 << 20
