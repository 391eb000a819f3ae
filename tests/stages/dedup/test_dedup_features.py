import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.stages.dedup.features import features, measures
from streams.stages.dedup.measures import Measures

SHARE = st.floats(0.1, 1)


@given(st.builds(Measures, *[SHARE] * len(Measures._fields)))
def test_features_tell_what_was_measured(measured: Measures) -> None:
    told = measures(features(measured))
    assert told._replace(lead_missing=0) == pytest.approx(measured._replace(lead_missing=0))
    assert features(told) == pytest.approx(features(measured))


@given(st.builds(Measures, *[st.floats(0, 1)] * len(Measures._fields)))
def test_what_is_made_of_shares_is_a_share(measured: Measures) -> None:
    assert all(0 <= one <= 1 for one in (*features(measured), *measures(features(measured))))
