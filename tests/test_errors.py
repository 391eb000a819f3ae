from streams.errors import LONGEST_DETAIL, WORDING, Reason, RejectError


def test_each_reason_has_a_wording_that_takes_the_detail() -> None:
    assert set(WORDING) == set(Reason)
    for reason in Reason:
        assert "line 7" in str(RejectError(reason, "line 7"))


def test_a_long_detail_is_cut_and_says_so() -> None:
    said = str(RejectError(Reason.WRONG_SCHEMA, "x" * 10_000_000))
    assert "x" * LONGEST_DETAIL + "… (10,000,000 characters in all)" in said
    assert "x" * (LONGEST_DETAIL + 1) not in said


def test_a_lone_surrogate_in_a_detail_is_spelt_out() -> None:
    assert "\\ud800" in str(RejectError(Reason.STAGE_FAILED, "\ud800"))
