from streams.errors import WORDING, Reason, RejectError


def test_each_reason_has_a_wording_that_takes_the_detail() -> None:
    assert set(WORDING) == set(Reason)
    for reason in Reason:
        assert "line 7" in str(RejectError(reason, "line 7"))
