from hypothesis import given
from hypothesis import strategies as st

from streams.state.digests import SIZE, Digests

# Few values, so that sets meet; with NULs at the end, which numpy's byte strings drop.
DIGESTS = st.builds(
    lambda head, nuls: (head * SIZE)[: SIZE - nuls] + bytes(nuls), st.binary(min_size=1, max_size=2), st.integers(0, 4)
)
STEPS = st.lists(st.one_of(DIGESTS, st.just(None)))
MOST = 3  # digests of a part


@given(STEPS, st.lists(DIGESTS))
def test_holds_what_was_added_sealed_or_not(steps: list[bytes | None], asked: list[bytes]) -> None:
    digests, added = Digests(largest=8), set()
    for step in steps:
        if step is None:
            digests.seal(MOST)
        else:
            digests.add(step)
            added.add(step)
    assert [one in digests for one in [*asked, *added]] == [one in added for one in [*asked, *added]]


@given(STEPS)
def test_what_was_sealed_gives_the_same_set_back(steps: list[bytes | None]) -> None:
    digests, restored, added = Digests(most=12, largest=4), Digests(most=12, largest=4), set[bytes]()
    for step in [*steps, None]:
        if step is None:
            for part in digests.seal(MOST):
                assert 0 < len(part) <= MOST * SIZE
                restored.load(part)
        else:
            digests.add(step)
            added.add(step)
    assert (len(restored), restored.runs) == (len(digests), digests.runs)
    assert [one in restored for one in sorted(added)] == [one in digests for one in sorted(added)]


def test_forgets_the_oldest_runs_once_there_are_too_many() -> None:
    digests = Digests(most=100, largest=20)
    ages = [number.to_bytes(SIZE, "big") for number in range(1000)]
    for number, digest in enumerate(ages):
        digests.add(digest)
        if number % 10 == 9:
            digests.seal(10)
    assert 80 <= len(digests) <= 100
    assert all(digest in digests for digest in ages[-80:])
    assert not any(digest in digests for digest in ages[:800])


def test_runs_stay_few() -> None:
    digests = Digests(largest=1000)
    for number in range(512):
        digests.add(number.to_bytes(SIZE, "big"))
        digests.seal(1)
    assert digests.runs <= 10
