import pytest

from streams.headers import ATTEMPTS, attempts


@pytest.mark.parametrize(
    ("headers", "number"),
    [
        ([], 0),
        ([(ATTEMPTS, b"3")], 3),
        ([("other", b"7"), (ATTEMPTS, b"2")], 2),
        ([(ATTEMPTS, None)], 0),
        ([(ATTEMPTS, b"-1")], 0),
        ([(ATTEMPTS, b"9" * 5000)], 0),
        ([(ATTEMPTS, "²".encode())], 0),
    ],
)
def test_reads_how_often_a_record_was_put_back(headers: list[tuple[str, bytes | None]], number: int) -> None:
    assert attempts(headers) == number
