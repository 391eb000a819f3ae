import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.records import Role
from streams.stages.dedup.documents import keys_of
from streams.stages.dedup.placed import Placed, pack, unpack
from streams.stages.dedup.sketch import sketch
from streams.text.signature import sign

TIMES = st.none() | st.integers(-(2**40), 2**40)
PLACED = st.builds(
    Placed,
    count=st.integers(1, 2**32 - 2),
    keys=st.builds(keys_of, st.text(), st.text(), st.text()),
    at=TIMES,
    now=TIMES,
    number=st.integers(1, 2**32 - 2),
    canonical=st.text(),
    role=st.sampled_from(Role),
    similarity=st.floats(0, 1),
    merged=st.lists(st.integers(1, 2**32 - 2), max_size=3).map(tuple),
    before=st.none() | st.binary(min_size=1),
    told=st.binary(max_size=20),
    sketch=st.none() | st.text().map(lambda text: sketch(sign(None, text))),
)


@given(st.lists(st.tuples(st.sampled_from(["en", "und"]), PLACED), max_size=5))
def test_unpacking_gives_back_what_was_packed(decisions: list[tuple[str, Placed]]) -> None:
    packed = b"".join(pack(language, one) for language, one in decisions)
    assert list(unpack(packed)) == decisions


@pytest.mark.parametrize("packed", [b"no checkpoint", b"\xff" * 200])
def test_what_is_no_checkpoint_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        list(unpack(packed))
