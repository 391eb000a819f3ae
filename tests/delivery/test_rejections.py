from streams.delivery.rejections import RejectionLimit
from streams.records import DeadLetter, Position, StageName

_AT = Position(topic="articles.raw", partition=0, offset=1)
LETTER = DeadLetter(
    schema="articles.deadletter/1",
    code="empty",
    detail="Nothing is left.",
    stage=StageName.CLEAN,
    raw=_AT,
    failed=_AT,
    failed_at="2026-01-01T00:00:00.000Z",
    key=None,
    value=None,
)


def test_a_few_bad_inputs_at_the_beginning_stop_nothing() -> None:
    limit = RejectionLimit(0.5)
    assert [limit.count(LETTER) for _ in range(99)] == [None] * 99


def test_too_large_a_share_stops_and_says_what_to_do() -> None:
    limit = RejectionLimit(0.5)
    for _ in range(100):
        limit.count(None)
    errors = [limit.count(LETTER) for _ in range(101)]
    assert errors[:100] == [None] * 100
    assert errors[100] is not None
    assert "clean rejected 50% of its last 201 inputs" in str(errors[100])
    assert "streams deadletter list" in str(errors[100])


def test_only_the_last_thousand_count() -> None:
    limit = RejectionLimit(0.5)
    for _ in range(99):
        limit.count(LETTER)
    for _ in range(1000):
        assert limit.count(None) is None
    assert [limit.count(LETTER) for _ in range(500)] == [None] * 500
    assert limit.count(LETTER) is not None
