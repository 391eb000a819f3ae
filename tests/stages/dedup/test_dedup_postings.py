from hypothesis import given
from hypothesis import strategies as st

from streams.stages.dedup.postings import Postings

SHINGLES = st.integers(min_value=0, max_value=2**32 - 1) | st.sampled_from([0, 4096, 2**32 - 1])


@given(st.dictionaries(SHINGLES, st.sets(st.integers(min_value=0, max_value=2**32 - 1))))
def test_finds_what_was_added(wanted: dict[int, set[int]]) -> None:
    postings = Postings(alive=range(2**32))
    for shingle, clusters in wanted.items():
        for cluster in clusters:
            postings.add(shingle, cluster)
    assert {shingle: postings.clusters(shingle) for shingle in wanted} == {
        shingle: sorted(clusters) for shingle, clusters in wanted.items()
    }


def test_passes_over_the_dead() -> None:
    alive = {1, 2}
    postings = Postings(alive)
    for cluster in (1, 2):
        postings.add(7, cluster)
    alive.remove(1)
    assert postings.clusters(7) == [2]


def test_sweeps_out_the_dead() -> None:
    alive = {0}
    postings = Postings(alive)
    for cluster in range(10_000):
        alive.clear()
        alive.add(cluster)
        postings.add(7, cluster)
    assert postings.clusters(7) == [9_999]
    assert len(postings) < 100
