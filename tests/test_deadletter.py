from base64 import b64decode

from streams.deadletter import Message, dead_letter, key_of
from streams.errors import Reason, RejectError
from streams.records import Position, StageName, Trace

RAW = Position(topic="articles.raw", partition=2, offset=40)
TRACE = Trace(raw=RAW, attempts=2)
FAILED = Position(topic="articles.cleaned", partition=0, offset=3)


def test_carries_the_bytes_the_reason_and_where_they_came_from() -> None:
    message = Message(key=None, value=b"\x00\xff", position=FAILED)
    letter = dead_letter(message, TRACE, StageName.STRIP, RejectError(Reason.EMPTY, "3 invisible characters"), "now")
    assert (letter.code, letter.stage, letter.raw, letter.failed) == ("empty", "strip", RAW, FAILED)
    assert letter.attempts == 2
    assert letter.key is None
    assert b64decode(letter.value or "") == b"\x00\xff"
    assert "3 invisible characters" in letter.detail


def test_is_keyed_by_its_raw_record_so_that_repeats_are_one() -> None:
    message = Message(key=b"k", value=b"v", position=FAILED)
    letters = [dead_letter(message, TRACE, StageName.STRIP, RejectError(Reason.EMPTY, ""), at) for at in ("1", "2")]
    assert {key_of(letter) for letter in letters} == {b"articles.raw/2/40"}
