import os
import subprocess
import sys
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters import position, rejection

from streams.cli.deadletters.entries import PutBack, Rejection
from streams.cli.deadletters.register import Register
from streams.cli.deadletters.selection import Selection
from streams.headers import FOR_GOOD

Entry = Rejection | PutBack


def note(offset: int, attempts: int, at: str = "articles.raw/3/90") -> PutBack:
    return PutBack(raw=f"articles.raw/0/{offset}", attempts=attempts, at=at)


def register(*entries: Entry, selection: Selection = Selection()) -> Register:  # noqa: B008 - frozen
    made = Register(selection)
    made.add((each, None) for each in entries)
    return made


def standing(found: Register) -> list[tuple[str, int]]:
    return [(one.rejection.raw, one.rejection.attempts) for one in found.newest(None, also_put_back=False)]


def test_a_letter_comes_back_as_it_was_entered() -> None:
    letter = rejection(4, attempts=2, source="Tista\x00Post \U0001f4f0", failed=position(9, "articles.tagged", 3))
    [listed] = register(letter).newest(None, also_put_back=False)
    assert (listed.rejection, listed.stands, listed.put_back_at) == (letter, True, None)


def test_letters_of_one_input_are_one_and_the_last_counts() -> None:
    found = register(rejection(4), rejection(4, letter=position(8, "articles.deadletter", 1)))
    [listed] = found.newest(None, also_put_back=False)
    assert listed.rejection.letter.offset == 8
    assert found.count(also_put_back=True) == 1


def test_a_letter_whose_input_was_put_back_no_longer_stands() -> None:
    found = register(rejection(4), rejection(5), note(4, 1))
    assert standing(found) == [("articles.raw/0/5", 0)]
    [back] = [one for one in found.newest(None, also_put_back=True) if not one.stands]
    assert (back.rejection.raw, back.put_back_at) == ("articles.raw/0/4", "articles.raw/3/90")


def test_a_note_that_does_not_count_settles_every_letter_of_its_position() -> None:
    assert standing(register(rejection(4, attempts=3), note(4, FOR_GOOD))) == []


def test_an_input_that_fails_again_before_its_note_is_written_stands() -> None:
    assert standing(register(rejection(4), rejection(4, attempts=1), note(4, 1))) == [("articles.raw/0/4", 1)]


def test_an_input_that_was_put_back_without_a_note_and_failed_again_stands_once() -> None:
    found = register(rejection(4), rejection(4, attempts=1))
    assert standing(found) == [("articles.raw/0/4", 1)]
    assert found.count(also_put_back=True) == 2


def test_an_old_letter_that_is_delivered_again_after_its_note_does_not_stand() -> None:
    assert standing(register(rejection(4), note(4, 1), rejection(4))) == []


entries = st.builds(note, st.integers(0, 3), st.integers(1, 4) | st.just(FOR_GOOD)) | st.builds(
    lambda offset, attempts: rejection(offset, attempts=attempts), st.integers(0, 3), st.integers(0, 4)
)


@given(st.lists(entries), st.randoms())
def test_the_order_in_which_letters_and_notes_arrive_means_nothing(found: list[Entry], chance: Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert standing(register(*found)) == standing(register(*shuffled))


@given(st.lists(entries))
def test_of_each_position_the_last_attempt_stands_unless_it_was_put_back(found: list[Entry]) -> None:
    last: dict[str, int] = {}
    settled: dict[str, int] = {}
    for one in found:
        known = settled if isinstance(one, PutBack) else last
        known[one.raw] = max(known.get(one.raw, 0), one.attempts)
    expected = {(raw, attempts) for raw, attempts in last.items() if attempts >= settled.get(raw, 0)}
    assert set(standing(register(*found))) == expected


def test_a_later_failure_settles_an_earlier_one_even_where_it_is_not_selected() -> None:
    found = register(
        rejection(4, code="empty"),
        rejection(4, attempts=1, code="too_deep"),
        selection=Selection(codes=frozenset({"empty"})),
    )
    assert standing(found) == []


LETTERS = [
    *(rejection(number, source="a", failed_at=f"2026-07-01T03:00:0{number}.000Z") for number in range(3)),
    rejection(7, code="empty", stage="strip", source="b", failed_at="2026-07-01T03:00:09.000Z"),
]


def test_the_newest_come_first_and_as_many_as_are_asked_for() -> None:
    assert standing(register(*LETTERS)) == [(f"articles.raw/0/{number}", 0) for number in (7, 2, 1, 0)]
    assert [one.rejection.raw for one in register(*LETTERS).newest(1, also_put_back=False)] == ["articles.raw/0/7"]


def test_letters_are_counted_by_reason_and_by_source_with_the_newest_of_each() -> None:
    found = register(*LETTERS, rejection(8, source="c"), note(8, 1))
    assert [(one.name, one.letters, one.newest, one.example) for one in found.by_reason(also_put_back=False)] == [
        (("invalid_json", "clean"), 3, "2026-07-01T03:00:02.000Z", "articles.raw/0/2"),
        (("empty", "strip"), 1, "2026-07-01T03:00:09.000Z", "articles.raw/0/7"),
    ]
    assert [(one.name, one.letters) for one in found.by_source(also_put_back=False)] == [(("a",), 3), (("b",), 1)]
    assert [(one.name, one.letters) for one in found.by_source(also_put_back=True)] == [
        (("a",), 3),
        (("b",), 1),
        (("c",), 1),
    ]


def test_inputs_are_put_back_in_the_order_in_which_they_stood() -> None:
    places = [position(10), position(9), position(2, "articles.cleaned"), position(1, partition=2)]
    letters = [replace(rejection(number), failed=place) for number, place in enumerate(places)]
    assert [one.failed for one in register(*letters).to_put_back(3)] == [
        position(2, "articles.cleaned"),
        position(9),
        position(10),
        position(1, partition=2),
    ]


def test_what_was_put_back_too_often_is_left() -> None:
    found = register(*(rejection(number, attempts=number) for number in range(5)))
    assert [one.attempts for one in found.to_put_back(3)] == [0, 1, 2]
    assert [one.attempts for one in found.to_leave(3)] == [3, 4]
    assert found.by_destination(3) == [("articles.raw", "clean", "invalid_json", 3)]


def test_letters_that_are_selected_are_kept_as_they_stand_the_last_of_each() -> None:
    found = Register(Selection(codes=frozenset({"empty"})), keep=True)
    first, other = rejection(4, code="empty"), rejection(5)
    found.add([(first, b"one"), (first, b"two\x00\xff"), (other, b"three")])
    assert found.kept(first) == b"two\x00\xff"
    with pytest.raises(KeyError):
        found.kept(other)


def test_no_letter_is_kept_unasked() -> None:
    found = Register(Selection())
    found.add([(rejection(4), b"one")])
    with pytest.raises(KeyError):
        found.kept(rejection(4))


FILL = """
import resource
from letters import rejection
from streams.cli.deadletters.register import Register
from streams.cli.deadletters.selection import Selection
from streams.cli.failures import FailedError

resource.setrlimit(resource.RLIMIT_FSIZE, (8 << 20, 8 << 20))
register = Register(Selection(), keep=True)
try:
    register.add((rejection(number), bytes(1 << 20)) for number in range(100))
except FailedError as error:
    print(error)
"""


def test_a_temporary_folder_without_room_is_told() -> None:
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", FILL], env=os.environ | paths, capture_output=True, check=True, text=True
    )
    assert done.stdout.endswith("Set TMPDIR to one that has room.\n")
