from hypothesis import given
from hypothesis import strategies as st
from test_dedup_sketch import SIGNATURES

from streams.records import Signature
from streams.stages.dedup.cluster_record import Known, canonical_of, last_of, pack, unpack, with_last
from streams.stages.dedup.sketch import sketch


@given(st.integers(1, 2**32 - 2), st.text(), SIGNATURES, st.none() | SIGNATURES)
def test_unpacking_gives_back_what_was_packed(last: int, name: str, first: Signature, other: Signature | None) -> None:
    known = Known(last, name, sketch(first), None if other is None else sketch(other))
    packed = pack(known)
    assert unpack(packed) == known
    assert (last_of(packed), canonical_of(packed)) == (last, name)
    assert unpack(with_last(packed, 7)) == known._replace(last=7)
