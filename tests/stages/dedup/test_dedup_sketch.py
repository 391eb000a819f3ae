from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Signature
from streams.stages.dedup import sketch as sketching
from streams.stages.dedup.sketch import (
    HEADER,
    MOST,
    NOTHING,
    PARTS,
    POSTED_HEAD,
    POSTED_SHINGLES,
    TOLD,
    bound,
    looked_for,
    part,
    posted,
    sketch,
    sketch_in_python,
    unpack,
    words_of,
)
from streams.text.signature import HASHES, MOST_NAMES, MOST_SHINGLES, MOST_TITLE, SAMPLED_ABOVE, SAMPLED_BELOW, sign

HASH = st.integers(min_value=0, max_value=HASHES - 1)


def hashes(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(HASH, max_size=most).map(sorted).map(tuple)


SIGNATURES = st.builds(
    Signature,
    digest=st.just("d"),
    words=st.integers(min_value=0, max_value=5_000),
    shingles=hashes(MOST_SHINGLES),
    quarters=st.just(()),
    head=hashes(64),
    names=hashes(MOST_NAMES),
    numbers=hashes(32),
    vocabulary=hashes(64),
    title=hashes(MOST_TITLE),
)


def signature(words: int, shingles: tuple[int, ...]) -> Signature:
    return Signature(
        digest="d", words=words, shingles=shingles, quarters=(), head=(), names=(), numbers=(), vocabulary=()
    )


@given(SIGNATURES)
def test_a_sketch_is_the_same_without_the_kernel(signed: Signature) -> None:
    assert sketch(signed) == sketch_in_python(signed)


@given(SIGNATURES)
def test_a_sketch_has_the_smallest_hashes_of_each_part(signed: Signature) -> None:
    made = unpack(sketch(signed).tobytes())
    parts = [signed.shingles, signed.head, signed.names, signed.numbers, signed.vocabulary, signed.title]
    assert [list(part(made, number)) for number in range(PARTS)] == [
        sorted({hashed & told for hashed in one[:most]}) for one, most, told in zip(parts, MOST, TOLD, strict=True)
    ]
    assert words_of(made) == signed.words
    assert len(made) == HEADER + sum(len(part(made, number)) for number in range(PARTS))


def test_a_part_that_is_not_whole_is_bound_by_its_highest_hash() -> None:
    full = tuple(range(0, 10 * MOST[0], 10))
    assert bound(sketch(signature(SAMPLED_ABOVE, (*full, HASHES - 1))), sketching.SHINGLES) == full[-1]
    assert bound(sketch(signature(SAMPLED_ABOVE, full)), sketching.SHINGLES) == HASHES - 1
    assert bound(sketch(signature(SAMPLED_ABOVE + 1, full)), sketching.SHINGLES) == SAMPLED_BELOW - 1


def test_texts_are_found_by_some_shingles_and_head_unless_they_are_too_short_to_tell() -> None:
    made = sketch(sign(None, " ".join(f"word{number}" for number in range(400))))
    shingles, head = part(made, sketching.SHINGLES), part(made, sketching.HEAD)
    assert list(posted(made)) == [*shingles[:POSTED_SHINGLES], *head[:POSTED_HEAD]]
    assert list(looked_for(made)) == [*shingles, *head[:POSTED_HEAD]]
    for too_short in (sketch(sign(None, "Video of the pier")), NOTHING):
        assert not posted(too_short)
        assert not looked_for(too_short)


@pytest.mark.parametrize("packed", [b"", b"1", NOTHING.tobytes()[:-4], NOTHING.tobytes() + b"four"])
def test_what_is_no_sketch_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"no sketch|multiple"):
        unpack(packed)


def test_nothing_is_the_sketch_of_an_empty_text() -> None:
    assert sketch(sign(None, "")) == NOTHING
    assert unpack(NOTHING.tobytes()) == array("I", NOTHING)
