import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.dedup.changes.body import Body, pack, unpack

TEXT = st.text(st.characters(exclude_categories=()))
BODIES = st.builds(Body, title=st.none() | TEXT, text=TEXT, names=st.lists(TEXT, max_size=4).map(tuple))


@given(BODIES)
def test_unpacking_gives_back_what_was_packed(body: Body) -> None:
    assert unpack(pack(body)) == body


@pytest.mark.parametrize("packed", [b"", b"no", pack(Body(title=None, text="", names=()))[:-2]])
def test_what_is_no_body_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="no body was packed"):
        unpack(packed)
