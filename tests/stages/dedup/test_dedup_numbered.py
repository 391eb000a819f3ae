import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.dedup.numbered import Numbered

STEPS = st.lists(st.tuples(st.integers(0, 5_000), st.none() | st.binary(max_size=3)), max_size=60)


@given(STEPS)
def test_it_holds_what_a_dictionary_would(steps: list[tuple[int, bytes | None]]) -> None:
    held, same = Numbered(), dict[int, bytes]()
    for number, given_bytes in steps:
        if given_bytes is not None:
            held[number] = same[number] = given_bytes
        elif number in same:
            assert held.pop(number) == same.pop(number)
        assert len(held) == len(same)
        assert (number in held) == (number in same)
        assert held.get(number) == same.get(number)


def test_a_number_without_bytes_is_refused() -> None:
    held = Numbered()
    held[7] = b"seven"
    with pytest.raises(KeyError):
        held[8]
    with pytest.raises(KeyError):
        held.pop(2_000)
