from hypothesis import given
from hypothesis import strategies as st

from streams.records import Signature
from streams.stages.dedup.sketch import Sample, containment, overlap, pack, sketch, unpack
from streams.text.signature import HASHES, MOST_NAMES, MOST_SHINGLES, SAMPLED_ABOVE, SAMPLED_BELOW

HASH = st.integers(min_value=0, max_value=HASHES - 1)


def hashes(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(HASH, max_size=most).map(sorted).map(tuple)


SIGNATURES = st.builds(
    Signature,
    digest=st.just("d"),
    words=st.integers(min_value=0, max_value=5_000),
    shingles=hashes(MOST_SHINGLES),
    head=hashes(40),
    names=hashes(MOST_NAMES),
    numbers=hashes(32),
    vocabulary=hashes(64),
)


def signature(words: int, shingles: tuple[int, ...]) -> Signature:
    return Signature(digest="d", words=words, shingles=shingles, head=(), names=(), numbers=(), vocabulary=())


@given(SIGNATURES)
def test_unpacking_gives_back_what_was_packed(signed: Signature) -> None:
    assert unpack(pack(signed)) == sketch(signed)


def test_samples_compare_below_the_lower_bound() -> None:
    found = overlap(Sample(frozenset({1, 5, 9}), below=10), Sample(frozenset({1, 2}), below=5))
    assert (found.shared, found.left, found.right) == (1, 1, 2)


def test_a_part_is_contained_in_the_whole_whichever_way_they_are_compared() -> None:
    whole = sketch(signature(500, tuple(range(100)))).shingles
    part = sketch(signature(60, (*range(20), SAMPLED_BELOW + 1))).shingles
    assert containment(whole, part) == containment(part, whole) == 1


def test_nothing_is_contained_in_nothing() -> None:
    nothing = sketch(signature(0, ())).shingles
    assert containment(nothing, nothing) == 0


def test_a_full_sample_ends_at_its_highest_hash() -> None:
    full = tuple(range(MOST_SHINGLES))
    assert sketch(signature(SAMPLED_ABOVE, full)).shingles.below == MOST_SHINGLES
    assert sketch(signature(SAMPLED_ABOVE, full[:-1])).shingles.below == HASHES
    assert sketch(signature(SAMPLED_ABOVE + 1, full[:-1])).shingles.below == SAMPLED_BELOW
